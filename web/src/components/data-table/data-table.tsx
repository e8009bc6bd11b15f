"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { filled } from "@/lib/format/format";
import { BulkBar } from "./bulk-bar";
import { alignment, Cell } from "./cell";
import type { BulkAction, ColumnDefinition, ListDefinition, Row } from "./definition";
import { SortLink } from "./sort-link";

const ROW_HEIGHT = 41;
/** Below so many rows all of them are drawn. */
const VIRTUAL_FROM = 120;

/**
 * The rows of a list. Arrow keys move between rows, Enter opens one, Space selects it; with many
 * rows only those in sight are drawn.
 */
export function DataTable({
  definition,
  columns,
  rows,
  bulk,
}: {
  definition: ListDefinition;
  columns: readonly ColumnDefinition[];
  rows: Row[];
  bulk: readonly BulkAction[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: isVirtual,
    initialRect: { width: 1000, height: 800 },
  });
  const drawn = isVirtual ? virtual.getVirtualItems().map((item) => item.index) : rows.map((_, n) => n);
  const before = isVirtual ? (drawn[0] ?? 0) * ROW_HEIGHT : 0;
  const after = isVirtual ? (rows.length - 1 - (drawn.at(-1) ?? 0)) * ROW_HEIGHT : 0;
  const label = (column: ColumnDefinition) => t(`fields.${column.label ?? column.key}`);
  const ids = useMemo(() => rows.map((row) => String(row.id)), [rows]);

  const toggle = (id: string) =>
    setChosen((held) => {
      const next = new Set(held);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const move = (event: KeyboardEvent<HTMLTableRowElement>, n: number) => {
    const to = { ArrowDown: n + 1, ArrowUp: n - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined && to >= 0 && to < rows.length) {
      event.preventDefault();
      setAt(to);
      if (isVirtual) virtual.scrollToIndex(to);
      requestAnimationFrame(() => {
        frame.current?.querySelector<HTMLElement>(`tr[data-row="${to}"]`)?.focus();
      });
    } else if (event.target === event.currentTarget) {
      const row = rows[n];
      if (event.key === "Enter" && definition.row && row) router.push(filled(definition.row, row));
      if (event.key === " " && bulk.length > 0) {
        event.preventDefault();
        toggle(ids[n] ?? "");
      }
    }
  };

  return (
    <>
      {bulk.length > 0 && chosen.size > 0 ? (
        <BulkBar actions={bulk} ids={[...chosen]} onDone={() => setChosen(new Set())} />
      ) : null}
      <div
        ref={frame}
        tabIndex={isVirtual ? 0 : undefined}
        className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[75dvh] overflow-y-auto" : ""}`}
      >
        <table className="w-full text-sm" aria-rowcount={rows.length}>
          <thead className="sticky top-0 z-10 bg-panel">
            <tr className="border-b border-rule">
              {bulk.length > 0 ? (
                <th scope="col" className="w-10 px-3 py-2">
                  <input
                    type="checkbox"
                    aria-label={t("table.selectAll")}
                    checked={rows.length > 0 && chosen.size === rows.length}
                    onChange={(event) => setChosen(new Set(event.target.checked ? ids : []))}
                  />
                </th>
              ) : null}
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={`px-3 py-2 font-semibold whitespace-nowrap ${alignment(column.kind)}`}
                >
                  {column.sort ? (
                    <SortLink column={column.key} fallback={definition.sort}>
                      {label(column)}
                    </SortLink>
                  ) : (
                    label(column)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <tr style={{ height: before }} aria-hidden="true" /> : null}
            {drawn.map((n) => {
              const row = rows[n];
              if (!row) return null;
              const id = ids[n] ?? "";
              return (
                <tr
                  key={id || n}
                  data-row={n}
                  tabIndex={n === at ? 0 : -1}
                  aria-rowindex={n + 1}
                  onFocus={() => setAt(n)}
                  onKeyDown={(event) => move(event, n)}
                  className="border-b border-rule last:border-0 hover:bg-accent-soft focus-visible:bg-accent-soft"
                >
                  {bulk.length > 0 ? (
                    <td className="px-3 py-2">
                      <input
                        type="checkbox"
                        aria-label={t("table.selectRow", { row: n + 1 })}
                        checked={chosen.has(id)}
                        onChange={() => toggle(id)}
                      />
                    </td>
                  ) : null}
                  {columns.map((column, place) => {
                    const link = column.link ?? (place === 0 ? definition.row : undefined);
                    return (
                      <td
                        key={column.key}
                        className={`max-w-80 truncate px-3 py-2 ${alignment(column.kind)} ${column.kind === "text" || column.kind === "code" ? "" : "whitespace-nowrap"}`}
                      >
                        {link ? (
                          <Link
                            href={filled(link, row)}
                            prefetch={false}
                            className="font-medium text-accent hover:underline"
                          >
                            <Cell column={column} row={row} />
                          </Link>
                        ) : (
                          <Cell column={column} row={row} />
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            {after > 0 ? <tr style={{ height: after }} aria-hidden="true" /> : null}
          </tbody>
        </table>
      </div>
    </>
  );
}
