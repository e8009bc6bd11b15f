"use client";

import { useTranslations } from "next-intl";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { ColumnDefinition } from "./definition";

/** Which columns are shown; the choice lives in the address, and so in saved views. */
export function ColumnChoice({
  columns,
  shown,
}: {
  columns: readonly ColumnDefinition[];
  shown: readonly string[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const toggle = (key: string) => {
    const wanted = columns
      .map((column) => column.key)
      .filter((one) => (one === key ? !shown.includes(one) : shown.includes(one)));
    if (wanted.length === 0) return;
    const next = new URLSearchParams(search);
    next.set("columns", wanted.join(","));
    router.replace(`${path}?${next}`, { scroll: false });
  };
  return (
    <details className="relative">
      <summary className="min-h-9 list-none rounded-md px-2 py-1.5 text-sm hover:bg-accent-soft">
        {t("table.columns")}
      </summary>
      <fieldset className="absolute end-0 z-30 mt-1 max-h-96 w-56 overflow-y-auto rounded-md border border-rule bg-raised p-3 shadow-lg">
        <legend className="sr-only">{t("table.columns")}</legend>
        {columns.map((column) => (
          <label key={column.key} className="flex items-center gap-2 py-1 text-sm">
            <input type="checkbox" checked={shown.includes(column.key)} onChange={() => toggle(column.key)} />
            {t(`fields.${column.label ?? column.key}`)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
