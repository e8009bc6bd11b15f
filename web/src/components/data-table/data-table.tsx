"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { filled } from "@/lib/format/format";
import { unpacked, type Packed } from "@/lib/format/packed";
import { BulkBar } from "./bulk-bar";
import { alignment } from "./cell";
import { identityOf, type BulkAction, type ColumnDefinition, type ListDefinition, type Row } from "./definition";
import { directionOf, SortLink } from "./sort-link";
import { ROWS_LOOK, TableRow, type RowDoes } from "./table-row";
import { useListKeys } from "./use-list-keys";

const ROW_HEIGHT = 41;
/** Below so many rows all of them are drawn. */
const VIRTUAL_FROM = 120;

/**
 * The rows of a list. Arrow keys, j and k move between rows, Enter opens one, Space or x chooses
 * it; with many rows only those in sight are drawn.
 */
export function DataTable({
  definition,
  title,
  columns,
  rows: packed,
  bulk,
  canEdit,
}: {
  definition: ListDefinition;
  title: string;
  columns: readonly ColumnDefinition[];
  rows: Packed;
  bulk: readonly BulkAction[];
  canEdit: boolean;
}) {
  const t = useTranslations();
  const router = useRouter();
  const sort = useSearchParams().get("sort") ?? definition.sort;
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState<ReadonlyMap<string, Row>>(new Map());
  const read = useMemo(() => unpacked(packed), [packed]);
  const ids = useMemo(() => read.map((row) => identityOf(definition, row)), [definition, read]);
  const rows = useMemo(() => read.map((row, n) => newer(row, saved.get(ids[n] ?? ""))), [read, saved, ids]);
  const canChoose = bulk.length > 0;
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

  const toggle = useCallback((id: string) => {
    setChosen((held) => {
      const next = new Set(held);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const rowAt = (n: number) => frame.current?.querySelector<HTMLElement>(`tr[data-row="${n}"]`);
  const go = (to: number) => {
    const n = Math.min(Math.max(to, 0), rows.length - 1);
    setAt(n);
    if (isVirtual) virtual.scrollToIndex(n);
    requestAnimationFrame(() => rowAt(n)?.focus());
  };
  const open = (n: number) => {
    const row = rows[n];
    if (definition.row && row) router.push(filled(definition.row, row));
  };
  const press = (event: KeyboardEvent<HTMLTableRowElement>, n: number) => {
    const to = { ArrowDown: n + 1, ArrowUp: n - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.target !== event.currentTarget && !(event.target instanceof HTMLAnchorElement)) return;
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.target === event.currentTarget) {
      if (event.key === "Enter") open(n);
      if (event.key === " " && canChoose) {
        event.preventDefault();
        toggle(ids[n] ?? "");
      }
    }
  };
  const held = useRef(press);
  useEffect(() => {
    held.current = press;
  });
  const does = useMemo<RowDoes>(
    () => ({
      focus: setAt,
      press: (event, n) => held.current(event, n),
      toggle,
      saved: (id, row) => setSaved((all) => new Map(all).set(id, row)),
    }),
    [toggle],
  );
  useListKeys({
    move: (by) => go(frame.current?.contains(document.activeElement) ? at + by : at),
    open: () => open(at),
    choose: () => canChoose && toggle(ids[at] ?? ""),
    edit: () => rowAt(at)?.querySelector<HTMLElement>("[data-edit]")?.click(),
  });
  const chosenRows = rows.filter((_, n) => chosen.has(ids[n] ?? ""));
  return (
    <>
      {canChoose ? (
        <BulkBar
          definition={definition}
          actions={bulk}
          rows={chosenRows}
          onLeft={(left) => setChosen(new Set(left))}
        />
      ) : null}
      <div
        ref={frame}
        role="region"
        aria-label={title}
        tabIndex={0}
        className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[75dvh] overflow-y-auto" : ""}`}
      >
        <table className="w-full text-sm" aria-rowcount={rows.length + 1}>
          <thead className="sticky top-0 z-10 bg-panel">
            <tr className="border-b border-rule" aria-rowindex={1}>
              {canChoose ? (
                <th scope="col" className="w-10 px-3 py-2">
                  <input
                    type="checkbox"
                    aria-label={t("table.selectAll")}
                    checked={rows.length > 0 && chosenRows.length === rows.length}
                    onChange={(event) => setChosen(new Set(event.target.checked ? ids : []))}
                  />
                </th>
              ) : null}
              {columns.map((column) => (
                <Heading key={column.key} column={column} sort={sort} canSort={!definition.whole} />
              ))}
            </tr>
          </thead>
          <tbody className={ROWS_LOOK}>
            {before > 0 ? <tr style={{ height: before }} aria-hidden="true" /> : null}
            {drawn.map((n) => {
              const row = rows[n];
              const id = ids[n] ?? "";
              return row ? (
                <TableRow
                  key={id || n}
                  definition={definition}
                  columns={columns}
                  row={row}
                  n={n}
                  id={id}
                  isHere={n === at}
                  isChosen={chosen.has(id)}
                  canChoose={canChoose}
                  canEdit={canEdit}
                  does={does}
                  t={t}
                />
              ) : null;
            })}
            {after > 0 ? <tr style={{ height: after }} aria-hidden="true" /> : null}
          </tbody>
        </table>
      </div>
      <p className="no-print mt-1 hidden text-xs text-quiet md:block">{t("table.keys")}</p>
    </>
  );
}

/** What was saved in place, until the list is read anew and is as new. */
function newer(row: Row, saved: Row | undefined): Row {
  if (!saved) return row;
  const isOld = typeof row.version === "number" && typeof saved.version === "number" && saved.version <= row.version;
  return isOld ? row : { ...row, ...saved };
}

function Heading({ column, sort, canSort }: { column: ColumnDefinition; sort: string; canSort: boolean }) {
  const t = useTranslations();
  const label = t(`fields.${column.label ?? column.key}`);
  const direction = directionOf(column.key, sort);
  const sorts = canSort && column.sort;
  return (
    <th
      scope="col"
      aria-sort={sorts ? (direction ?? "none") : undefined}
      className={`px-3 py-2 font-semibold whitespace-nowrap ${alignment(column.kind)}`}
    >
      {sorts ? (
        <SortLink column={column.key} direction={direction}>
          {label}
        </SortLink>
      ) : (
        label
      )}
    </th>
  );
}
