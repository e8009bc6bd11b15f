"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRef } from "react";
import { alignment, Cell } from "@/components/data-table/cell";
import type { ColumnDefinition } from "@/components/data-table/definition";
import { filled } from "@/lib/format/format";
import type { Values } from "./definition";

const ROW = 37;
const VIRTUAL_FROM = 120;

/** The lines of a record as they stand; with many of them only those in sight are drawn. */
export function LineTable({
  columns,
  rows,
  label,
}: {
  columns: readonly ColumnDefinition[];
  rows: readonly Values[];
  label: string;
}) {
  const t = useTranslations("fields");
  const frame = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
    enabled: isVirtual,
    initialRect: { width: 1000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const drawn = isVirtual ? items.map((item) => item.index) : rows.map((_, n) => n);
  const before = isVirtual ? (items[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={label}
      className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[70dvh] overflow-y-auto" : ""}`}
    >
      <table className="w-full text-sm" aria-rowcount={rows.length + 1}>
        <thead className="sticky top-0 bg-panel">
          <tr className="border-b border-rule" aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 whitespace-nowrap ${alignment(column.kind)}`}>
                {t(column.label ?? column.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} aria-hidden="true" /> : null}
          {drawn.map((n) => {
            const row = rows[n] ?? {};
            return (
              <tr
                key={n}
                ref={isVirtual ? virtual.measureElement : undefined}
                data-index={n}
                aria-rowindex={n + 2}
                className="border-b border-rule last:border-0"
              >
                {columns.map((column) => (
                  <td key={column.key} className={`px-3 py-2 align-top ${alignment(column.kind)} ${column.kind === "text" ? "break-words" : "whitespace-nowrap"}`}>
                    {column.link && row[column.key] ? (
                      <Link href={filled(column.link, row)} prefetch={false} className="text-accent hover:underline">
                        <Cell column={column} row={row} />
                      </Link>
                    ) : (
                      <Cell column={column} row={row} />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? <tr style={{ height: after }} aria-hidden="true" /> : null}
        </tbody>
      </table>
    </div>
  );
}
