"use client";

import { useEffect, useState } from "react";
import { get } from "@/lib/api/client";
import type { BankLine, Proposal } from "./model";

interface Party {
  id: string;
  name: string;
}

export interface Proposed {
  /** Null while they are being asked for. */
  proposals: Proposal[] | null;
  names: ReadonlyMap<string, string>;
}

/** The proposals of the line in hand as things stand now, and of the next one, so that it is there at once. */
export function useProposals(now: BankLine | undefined, after: BankLine | undefined): Proposed {
  const [known, setKnown] = useState<ReadonlyMap<string, Proposal[]>>(new Map());
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = [now?.id, after?.id].filter((id) => id !== undefined).join(",");
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (id: string) => {
      const found = await get<Proposal[]>(`/v1/payments/lines/${id}/proposals`, stop.signal).catch(() => []);
      if (stop.signal.aborted) return;
      setKnown((held) => new Map(held).set(id, found));
      const parties = [...new Set(found.flatMap(({ parts }) => parts.flatMap((part) => part.party_id ?? [])))];
      if (parties.length === 0) return;
      const asked = parties.map((party) => `id=${party}`).join("&");
      const page = await get<{ items: Party[] }>(`/v1/parties/parties?limit=100&${asked}`, stop.signal).catch(() => null);
      if (page && !stop.signal.aborted) {
        setNames((held) => new Map([...held, ...page.items.map((party) => [party.id, party.name] as const)]));
      }
    };
    for (const id of ids.split(",").filter(Boolean)) void ask(id);
    return () => stop.abort();
  }, [ids]);
  return { proposals: now ? (known.get(now.id) ?? null) : null, names };
}
