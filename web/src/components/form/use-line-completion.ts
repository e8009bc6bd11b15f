"use client";

import { useCallback } from "react";
import { get, send } from "@/lib/api/client";
import { bodyOf, lineOf } from "./body";
import type { DocumentDefinition, Values } from "./definition";
import { completed } from "./grid-rows";
import { asking, LOOKUPS, recordsOf } from "./lookups";
import type { Unresolved } from "./paste";

/**
 * Completes a line of which only the product is known, by the preview of just that line: the price
 * is the one that will be charged, out of the customer's price list and for that quantity. Without
 * a customer as yet, what the product itself says is taken.
 */
export function useLineCompletion(definition: DocumentDefinition, latest: { readonly current: Values }, isNew: boolean) {
  return useCallback(
    async (row: Values): Promise<Values> => {
      const { lines, preview } = definition;
      const picked = lines?.completes ? row[lines.completes] : null;
      if (!lines || !picked) return {};
      const head = bodyOf({ ...definition, lines: undefined }, latest.current, isNew);
      if (preview && head.party_id) {
        const answer = await send<{ lines?: Values[] }>({
          method: "POST",
          path: preview,
          body: { ...head, [lines.key]: [lineOf(lines, row)] },
        }).catch(() => null);
        const line = answer?.lines?.[0];
        if (line) return completed(lines, row, line);
      }
      const column = lines.columns.find((one) => one.key === lines.completes);
      const one = column?.lookup ? LOOKUPS[column.lookup].one : undefined;
      if (!one) return {};
      const record = await get<Values>(one.replace("{value}", encodeURIComponent(String(picked)))).catch(() => null);
      return record ? completed(lines, row, { ...record, description: record.name, unit_price: record.sale_price }) : {};
    },
    [definition, latest, isNew],
  );
}

/** The record that a pasted text names: by its code, by its name, or the only one that is found. */
export async function resolved({ column, text }: Unresolved): Promise<Values | null> {
  const lookup = LOOKUPS[column.lookup ?? "products"];
  const answer = await get<Values[] | { items: Values[] }>(asking(lookup, text)).catch(() => []);
  const found = recordsOf(lookup, text, answer);
  const wanted = text.toLowerCase();
  const named = (key: string | undefined) =>
    found.find((one) => key !== undefined && String(one[key] ?? "").toLowerCase() === wanted);
  return named(lookup.about) ?? named(lookup.value) ?? named(lookup.label) ?? (found.length === 1 ? (found[0] ?? null) : null);
}
