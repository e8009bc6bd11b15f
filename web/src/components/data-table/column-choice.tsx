"use client";

import { useTranslations } from "next-intl";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import type { ColumnDefinition } from "./definition";

/** Which columns are shown; the choice lives in the address, and so in saved views. */
export function ColumnChoice({
  columns,
  shown: read,
}: {
  columns: readonly ColumnDefinition[];
  shown: readonly string[];
}) {
  const t = useTranslations();
  const [wanted, setWanted] = useQueryState(
    "columns",
    parseAsArrayOf(parseAsString).withOptions({ shallow: false, scroll: false, history: "replace" }),
  );
  // What was chosen holds at once, before the list is read anew.
  const known = columns.map((column) => column.key).filter((key) => wanted?.includes(key));
  const shown = known.length > 0 ? known : read;
  const toggle = (key: string) => {
    const next = columns
      .map((column) => column.key)
      .filter((one) => (one === key ? !shown.includes(one) : shown.includes(one)));
    if (next.length > 0) void setWanted(next);
  };
  return (
    <details data-menu="" className="relative max-sm:static">
      <summary className="flex min-h-9 cursor-pointer list-none items-center rounded-md px-2 text-sm hover:bg-accent-soft">
        {t("table.columns")}
      </summary>
      <fieldset className="absolute end-0 z-30 mt-1 max-h-96 w-56 max-sm:inset-x-3 max-sm:w-auto overflow-y-auto rounded-md border border-rule bg-raised p-3 shadow-lg">
        <legend className="sr-only">{t("table.columns")}</legend>
        {columns.map((column) => (
          <label key={column.key} className="flex items-center gap-2 py-1 text-sm">
            <input type="checkbox" checked={shown.includes(column.key)} onChange={() => toggle(column.key)} />
            {t(`fields.${column.label ?? column.key}`)}
          </label>
        ))}
        <button
          type="button"
          onClick={() => void setWanted(null)}
          className="mt-2 w-full rounded border border-rule px-2 py-1 text-sm hover:bg-accent-soft"
        >
          {t("table.usualColumns")}
        </button>
      </fieldset>
    </details>
  );
}
