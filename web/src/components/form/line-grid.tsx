"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLocale, useTranslations } from "next-intl";
import { memo, useCallback, useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { ClientButton } from "@/components/ui/client-button";
import { amount } from "@/lib/format/format";
import { Control } from "./control";
import { at, type LineColumn, type LinesDefinition, type Values } from "./definition";
import { shownOf } from "./form-field";
import { changed, duplicated, freshRow, inserted, moved, removed } from "./grid-rows";
import { isTable, laid, parseTable } from "./paste";
import { resolved } from "./use-line-completion";

const ROW = 42;
const VIRTUAL_FROM = 60;
const NUMBERS: ReadonlySet<string> = new Set(["decimal", "percent", "integer"]);
const cellClass =
  "block w-full min-h-9 rounded-sm border border-transparent bg-transparent px-2 py-1 text-sm text-ink hover:border-rule focus:border-accent aria-invalid:border-bad max-sm:border-rule";

export interface LineResult {
  [key: string]: unknown;
}

interface GridProps {
  lines: LinesDefinition;
  rows: Values[];
  results: LineResult[];
  errors: Record<string, string>;
  onChange: (rows: Values[]) => void;
  /** What else is known of a row in which a record was just picked. */
  complete?: (row: Values) => Promise<Values>;
  /** Says what is wrong with a cell that was pasted. */
  onMiss?: (row: number, column: string, text: string) => void;
}

/**
 * The lines of a document, made for the keyboard: Enter goes to the next cell and adds a line after
 * the last, arrows go up and down, Alt+arrows move a line, Ctrl+D repeats it, Ctrl+Delete removes
 * it. A range pasted from a spreadsheet fills cells from where it is pasted. With many lines only
 * those in sight are drawn.
 */
export function LineGrid({ lines, rows, results, errors, onChange, complete, onMiss }: GridProps) {
  const t = useTranslations();
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  }, [rows]);
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
  const ends = lines.columns.length - 1;

  const cell = (row: number, column: number) =>
    frame.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"] :is(input,select,textarea)`);
  const focus = (row: number, column: number) => {
    const there = cell(row, column);
    if (there) there.focus();
    else {
      virtual.scrollToIndex(row);
      requestAnimationFrame(() => requestAnimationFrame(() => cell(row, column)?.focus()));
    }
  };
  const tell = useCallback(
    (next: Values[]) => {
      latest.current = next;
      onChange(next);
    },
    [onChange],
  );
  /** Drawn at once, so that the next key already finds its cell. */
  const arrange = (next: Values[]) => flushSync(() => tell(next));
  const fillIn = useCallback(
    (row: Values | undefined) => {
      if (!row || !complete) return;
      void complete(row).then((more) => {
        const n = latest.current.findIndex((one) => one.__key === row.__key);
        if (n >= 0 && Object.keys(more).length > 0) tell(changed(latest.current, n, more));
      });
    },
    [complete, tell],
  );
  const change = useCallback(
    (n: number, column: LineColumn, value: unknown, record?: Values | null) => {
      const row = latest.current[n] ?? {};
      const cleared = record && column.key === lines.completes ? forgotten(lines, row) : {};
      const next = changed(latest.current, n, { ...cleared, [column.key]: value, ...filling(column, row, record) });
      tell(next);
      if (record && column.key === lines.completes) fillIn(next[n]);
    },
    [fillIn, lines, tell],
  );
  const add = (n: number) => {
    arrange(inserted(rows, n));
    focus(n, 0);
  };
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const acts = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const isText = event.target instanceof HTMLInputElement && event.target.type === "text";
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      acts();
      if (event.shiftKey) focus(column > 0 ? row : Math.max(0, row - 1), column > 0 ? column - 1 : ends);
      else if (column < ends) focus(row, column + 1);
      else if (row < rows.length - 1) focus(row + 1, 0);
      else add(row + 1);
    } else if (event.key === "Delete" && (event.ctrlKey || event.metaKey)) {
      acts();
      arrange(removed(rows, row));
      focus(Math.min(row, Math.max(0, rows.length - 2)), column);
    } else if (event.key === "Insert" && event.altKey) {
      acts();
      add(row);
    } else if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) {
      acts();
      arrange(duplicated(lines, rows, row));
      focus(row + 1, column);
    } else if (step !== 0 && event.altKey) {
      acts();
      if (!rows[row + step]) return;
      arrange(moved(rows, row, step === 1 ? 1 : -1));
      focus(row + step, column);
    } else if (step !== 0 && isText && !event.defaultPrevented && rows[row + step]) {
      acts();
      focus(row + step, column);
    }
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isTable(text)) return;
    event.preventDefault();
    const { rows: next, unresolved } = laid(rows, lines.columns, parseTable(text), { row, column }, freshRow);
    tell(next);
    for (const one of unresolved) {
      const key = next[one.row]?.__key;
      void resolved(one).then((record) => {
        const n = latest.current.findIndex((held) => held.__key === key);
        if (n < 0) return;
        if (!record) onMiss?.(n, one.column.key, one.text);
        else {
          const value = { [one.column.key]: record.id ?? record.code, ...filling(one.column, latest.current[n] ?? {}, record) };
          tell(changed(latest.current, n, value));
          if (one.column.key === lines.completes) fillIn(latest.current[n]);
        }
      });
    }
  };
  return (
    <div>
      <div
        ref={frame}
        className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[60dvh] overflow-y-auto" : "pb-1"}`}
      >
        <table className="w-full text-sm max-sm:block sm:min-w-max" aria-label={t("form.lines")} aria-rowcount={rows.length + 1}>
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
                  <td key={result.key} className="border-s border-rule px-2 py-2 text-end align-top tabular-nums max-sm:border-0 max-sm:font-semibold">
                    <span className="me-2 font-normal text-quiet sm:hidden">{t(`fields.${result.label}`)}</span>
                    <Result value={results[n]?.[result.key]} />
                  </td>
                ))}
                <td className="px-1 py-1 text-end align-top">
                  <button
                    type="button"
                    aria-label={t("form.removeThis", { row: n + 1 })}
                    onClick={() => tell(removed(rows, n))}
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
            style={{ width: `${column.width}rem`, minWidth: `${Math.min(column.width, 12)}rem` }}
            className={`px-2 py-2 ${NUMBERS.has(column.kind) ? "text-end" : "text-start"}`}
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
          <th key={result.key} scope="col" className="px-2 py-2 text-end">
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
          {error}
        </p>
      ) : null}
    </>
  );
});

/** Another product is another description and price: what the last one brought does not stay. */
function forgotten(lines: LinesDefinition, row: Values): Values {
  const last = row[lines.completes ?? ""];
  if (!last) return {};
  const keys = [...lines.columns.map((column) => column.key), ...(lines.facts ?? [])];
  return Object.fromEntries(keys.filter((key) => key !== "quantity" && key !== lines.completes).map((key) => [key, undefined]));
}

/** Picking a record brings what it knows itself. */
function filling(column: LineColumn, row: Values, record?: Values | null): Values {
  if (record === undefined) return {};
  if (record === null) return { [`${column.key}__name`]: undefined };
  const filled: Values = { [`${column.key}__name`]: column.shows ? (at(record, column.shows) ?? record.name) : record.name };
  for (const [from, to] of Object.entries(column.fills ?? {})) {
    if (record[from] !== undefined && record[from] !== null) filled[to] = record[from];
  }
  if (!row.quantity && column.lookup === "products") filled.quantity = "1";
  return filled;
}
