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

/** Records that a new one may repeat, found while it is typed: better seen before it is saved. */
export function Alike({ definition, values }: { definition: DocumentDefinition; values: Values }) {
  const t = useTranslations("form");
  const [found, setFound] = useState<Found[]>([]);
  const { alike } = definition;
  const search = new URLSearchParams();
  for (const [parameter, path] of Object.entries(alike?.asks ?? {})) {
    const value = at(values, path);
    if (typeof value === "string" && value.trim().length > 2) search.set(parameter, value.trim());
  }
  const asked = search.toString();
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
