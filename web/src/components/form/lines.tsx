"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { memo, startTransition, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { alignment, Cell } from "@/components/data-table/cell";
import type { ColumnDefinition } from "@/components/data-table/definition";
import { filled } from "@/lib/format/format";
import { unpacked, type Packed } from "@/lib/format/packed";
import type { Values } from "./definition";

/** As many as are in sight, and some more. */
const AT_FIRST = 60;
const LOOK = "[&>tr]:border-b [&>tr]:border-rule [&>tr:last-child]:border-0 [&_td]:px-3 [&_td]:py-2 [&_td]:align-top [&_a]:text-accent [&_a:hover]:underline";

/**
 * The lines of a record as they stand. Of many, those in sight come with the page and the others
 * right after it: all are there to be searched for and printed, and nobody waits for them.
 */
export function Lines({
  columns,
  rows: read,
  label,
}: {
  columns: readonly ColumnDefinition[];
  rows: Packed;
  label: string;
}) {
  const t = useTranslations("fields");
  const rows = useMemo(() => unpacked(read), [read]);
  const isLong = rows.length > AT_FIRST;
  const isWhole = useLater() || !isLong;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={label}
      className={`overflow-x-auto rounded-md border border-rule bg-panel print:overflow-visible ${isLong ? "max-h-[70dvh] overflow-y-auto print:max-h-none" : ""}`}
    >
      <table className="w-full text-sm" aria-rowcount={rows.length + 1}>
        <thead className="sticky top-0 bg-panel print:static">
          <tr className="border-b border-rule" aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 whitespace-nowrap ${alignment(column.kind)}`}>
                {t(column.label ?? column.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={LOOK}>
          {(isWhole ? rows : rows.slice(0, AT_FIRST)).map((row, n) => (
            <Line key={n} columns={columns} row={row} n={n} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** False with the page, true once it is there; at once where it is about to be printed. */
function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    startTransition(() => setLater(true));
    const atOnce = () => flushSync(() => setLater(true));
    window.addEventListener("beforeprint", atOnce);
    return () => window.removeEventListener("beforeprint", atOnce);
  }, []);
  return isLater;
}

const Line = memo(function Line({ columns, row, n }: { columns: readonly ColumnDefinition[]; row: Values; n: number }) {
  return (
    <tr aria-rowindex={n + 2}>
      {columns.map((column) => (
        <td key={column.key} className={`${alignment(column.kind)} ${column.kind === "text" ? "break-words" : "whitespace-nowrap"}`}>
          {column.link && row[column.key] ? (
            <Link href={filled(column.link, row)} prefetch={false}>
              <Cell column={column} row={row} />
            </Link>
          ) : (
            <Cell column={column} row={row} />
          )}
        </td>
      ))}
    </tr>
  );
});
