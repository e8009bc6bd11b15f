"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLocale, useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import { amount } from "@/lib/format/format";
import { Control } from "./control";
import { NUMBER_KINDS, type LineColumn, type LinesDefinition, type Values } from "./definition";
import { shownOf } from "./form-field";
import { useGridEditing, type GridEditing } from "./use-grid-editing";

const ROW = 42;
const VIRTUAL_FROM = 60;
/** How far columns give way, so that what the lines come to stays in sight: rem, and part of their width. */
const WIDEST = 12;
const LEAST = 0.8;
const cellClass =
  "block w-full min-h-9 rounded-sm border border-transparent bg-transparent px-2 py-1 text-sm text-ink hover:border-rule focus:border-accent aria-invalid:border-bad max-sm:border-rule";

export interface LineResult {
  [key: string]: unknown;
}

interface GridProps extends GridEditing {
  results: LineResult[];
  errors: Record<string, string>;
}

/**
 * The lines of a document, made for the keyboard: Enter goes to the next cell and adds a line after
 * the last, arrows go up and down, Alt+arrows move a line, Ctrl+D repeats it, Ctrl+Delete removes
 * it. A range pasted from a spreadsheet fills cells from where it is pasted. With many lines only
 * those in sight are drawn.
 */
export function LineGrid({ results, errors, ...editing }: GridProps) {
  const { lines, rows } = editing;
  const t = useTranslations();
  const frame = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    getItemKey: (n) => String(rows[n]?.__key ?? n),
    overscan: 8,
    enabled: isVirtual,
    initialRect: { width: 1000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const drawn = isVirtual ? items.map((item) => item.index) : rows.map((_, n) => n);
  const before = isVirtual ? (items[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const { change, add, remove, press, paste } = useGridEditing(editing, frame, (row) => virtual.scrollToIndex(row));
  const wrong = firstWrong(lines.key, errors);
  const scroll = useRef(virtual.scrollToIndex);
  useEffect(() => {
    if (isVirtual && wrong !== undefined) scroll.current(wrong);
  }, [isVirtual, wrong]);
  return (
    <div>
      <div
        ref={frame}
        className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[60dvh] overflow-y-auto" : "pb-1"}`}
      >
        <table className="w-full text-sm max-sm:block" aria-label={t("form.lines")} aria-rowcount={rows.length + 1}>
          <Heading lines={lines} />
          <tbody className="max-sm:block">
            {before > 0 ? <tr style={{ height: before }} aria-hidden="true" className="max-sm:block" /> : null}
            {drawn.map((n) => (
              <tr
                key={String(rows[n]?.__key ?? n)}
                ref={isVirtual ? virtual.measureElement : undefined}
                data-index={n}
                aria-rowindex={n + 2}
                className="border-b border-rule last:border-0 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-2 max-sm:p-2"
              >
                <td className="px-2 py-2 text-end align-top text-quiet max-sm:col-span-2 max-sm:text-start">{n + 1}</td>
                {lines.columns.map((column, place) => (
                  <td
                    key={column.key}
                    data-cell={`${n}-${place}`}
                    onKeyDown={(event) => press(event, n, place)}
                    onPaste={(event) => paste(event, n, place)}
                    className={`border-s border-rule px-0.5 align-top max-sm:border-0 ${column.width > 11 ? "max-sm:col-span-2" : ""}`}
                  >
                    <LineCell
                      column={column}
                      row={rows[n] ?? EMPTY}
                      n={n}
                      label={t(`fields.${column.label ?? column.key}`)}
                      error={errors[`${lines.key}.${n}.${column.key}`]}
                      onChange={change}
                    />
                  </td>
                ))}
                {(lines.results ?? []).map((result) => (
                  <td key={result.key} className="border-s border-rule px-2 py-2 text-end align-top whitespace-nowrap tabular-nums max-sm:border-0 max-sm:font-semibold">
                    <span className="me-2 font-normal text-quiet sm:hidden">{t(`fields.${result.label}`)}</span>
                    <Result value={results[n]?.[result.key]} />
                  </td>
                ))}
                <td className="px-1 py-1 text-end align-top">
                  <button
                    type="button"
                    aria-label={t("form.removeThis", { row: n + 1 })}
                    onClick={() => remove(n)}
                    className="min-h-7 rounded px-2 py-1 text-quiet hover:bg-bad-soft hover:text-bad"
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
            {after > 0 ? <tr style={{ height: after }} aria-hidden="true" className="max-sm:block" /> : null}
          </tbody>
        </table>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <ClientButton onClick={() => add(rows.length)}>{t("form.addLine")}</ClientButton>
        <p className="text-xs text-quiet max-sm:hidden">{t("form.gridKeysFull")}</p>
      </div>
    </div>
  );
}

const EMPTY: Values = {};

/** The first row that has something wrong: a long grid is scrolled to it. */
function firstWrong(key: string, errors: Record<string, string>): number | undefined {
  const rows = Object.keys(errors).flatMap((name) => {
    const [list, row] = name.split(".");
    return list === key && row !== undefined ? [Number(row)] : [];
  });
  return rows.length > 0 ? Math.min(...rows) : undefined;
}

function Heading({ lines }: { lines: LinesDefinition }) {
  const t = useTranslations();
  return (
    <thead className="sticky top-0 z-10 bg-panel max-sm:sr-only">
      <tr className="border-b border-rule" aria-rowindex={1}>
        <th scope="col" className="w-8 px-2 py-2 text-end text-quiet">
          #
        </th>
        {lines.columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={{ width: `${column.width}rem`, minWidth: `${Math.min(column.width, WIDEST) * LEAST}rem` }}
            className={`px-2 py-2 hyphens-auto wrap-anywhere ${NUMBER_KINDS.has(column.kind) ? "text-end" : "text-start"}`}
          >
            {t(`fields.${column.label ?? column.key}`)}
            {column.required ? (
              <span aria-hidden="true" className="text-bad">
                {" "}
                *
              </span>
            ) : null}
          </th>
        ))}
        {(lines.results ?? []).map((result) => (
          <th key={result.key} scope="col" className="min-w-20 px-2 py-2 text-end">
            {t(`fields.${result.label}`)}
          </th>
        ))}
        <th scope="col" className="w-10">
          <span className="sr-only">{t("form.removeLine")}</span>
        </th>
      </tr>
    </thead>
  );
}

function Result({ value }: { value: unknown }) {
  const locale = useLocale();
  return <>{value === undefined || value === null ? "" : amount(String(value), locale)}</>;
}

/** One cell; typing in it draws nothing but its own row anew. */
const LineCell = memo(function LineCell({
  column,
  row,
  n,
  label,
  error,
  onChange,
}: {
  column: LineColumn;
  row: Values;
  n: number;
  label: string;
  error?: string;
  onChange: (n: number, column: LineColumn, value: unknown, record?: Values | null) => void;
}) {
  const id = `line-${n}-${column.key}`;
  return (
    <>
      <span aria-hidden="true" className="block px-1 pt-1 text-xs text-quiet sm:hidden">
        {label}
      </span>
      <Control
        id={id}
        field={column}
        value={row[column.key]}
        shown={shownOf(column, row)}
        error={error}
        label={`${label} ${n + 1}`}
        className={cellClass}
        onChange={(value, record) => onChange(n, column, value, record)}
        inGrid
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="max-w-60 px-2 pb-1 text-xs text-bad">
          <Reason text={error} />
        </p>
      ) : null}
    </>
  );
});
