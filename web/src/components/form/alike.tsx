"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useState } from "react";
import { get } from "@/lib/api/client";
import { at, type DocumentDefinition, type Values } from "./definition";

const PAUSE = 600;

interface Found {
  id: string;
  name: string;
  code: string;
}

/** Whether there is enough of a value to look for: half an address finds nothing, and is refused. */
function isWhole(parameter: string, value: string): boolean {
  return parameter === "email" ? /^\S+@\S+\.\S{2,}$/.test(value) : value.length > 2;
}

/** What is asked for: each parameter with the value that it is looked for by, where there is enough of it. */
export function likenessOf(asks: Readonly<Record<string, string>>, values: Values): string {
  const search = new URLSearchParams();
  for (const [parameter, path] of Object.entries(asks)) {
    const value = at(values, path);
    if (typeof value === "string" && isWhole(parameter, value.trim())) search.set(parameter, value.trim());
  }
  return search.toString();
}

/** Records that a new one may repeat, found while it is typed: better seen before it is saved. */
export function Alike({ definition, values }: { definition: DocumentDefinition; values: Values }) {
  const t = useTranslations("form");
  const [found, setFound] = useState<Found[]>([]);
  const { alike } = definition;
  const asked = alike ? likenessOf(alike.asks, values) : "";
  const path = alike?.path;
  useEffect(() => {
    if (!path || !asked) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<Found[]>(`${path}?${asked}`, stop.signal).then(setFound, () => undefined);
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, asked]);
  if (!asked || found.length === 0) return null;
  return (
    <div role="status" className="mb-4 rounded-md bg-warn-soft p-3 text-sm text-warn">
      <p className="font-medium">{t("alike")}</p>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <Link href={`${definition.home}/${one.id}`} className="underline">
              {one.name}
            </Link>{" "}
            {one.code}
          </li>
        ))}
      </ul>
    </div>
  );
}
