"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLocale, useTranslations } from "next-intl";
import { memo, useCallback, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { amount } from "@/lib/format/format";
import { Control } from "./control";
import type { LineColumn, LinesDefinition, Values } from "./definition";

const ROW = 42;
const VIRTUAL_FROM = 60;
const cellClass =
  "block w-full min-h-9 rounded-sm border border-transparent bg-transparent px-2 py-1 text-sm text-ink hover:border-rule focus:border-accent aria-invalid:border-bad";

export interface LineResult {
  [key: string]: unknown;
}

/**
 * The lines of a document, made for the keyboard: Enter goes down and adds a line at the end,
 * Ctrl+Enter adds one here, Ctrl+Delete removes one, Alt+arrows move between cells. A range pasted
 * from a spreadsheet fills cells from where it is pasted.
 */
export function LineGrid({
  lines,
  rows,
  results,
  errors,
  onChange,
}: {
  lines: LinesDefinition;
  rows: Values[];
  results: LineResult[];
  errors: Record<string, string>;
  onChange: (rows: Values[]) => void;
}) {
  const t = useTranslations();
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(rows);
  latest.current = rows;
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
    enabled: isVirtual,
    initialRect: { width: 1000, height: 600 },
  });
  const drawn = isVirtual ? virtual.getVirtualItems().map((item) => item.index) : rows.map((_, n) => n);

  const focus = (row: number, column: number) => {
    if (isVirtual) virtual.scrollToIndex(row);
    requestAnimationFrame(() => {
      frame.current
        ?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"] :is(input,select,textarea)`)
        ?.focus();
    });
  };
  const change = useCallback(
    (n: number, values: Values) => {
      onChange(latest.current.map((row, place) => (place === n ? { ...row, ...values } : row)));
    },
    [onChange],
  );
  const add = (at: number) => {
    onChange([...rows.slice(0, at), {}, ...rows.slice(at)]);
    focus(at, 0);
  };
  const remove = (n: number) => {
    onChange(rows.filter((_, place) => place !== n));
    focus(Math.max(0, n - 1), 0);
  };
  const press = (event: KeyboardEvent, row: number, column: number) => {
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      if (event.ctrlKey || row === rows.length - 1) add(row + 1);
      else focus(row + 1, column);
    } else if (event.key === "Delete" && event.ctrlKey) {
      event.preventDefault();
      remove(row);
    } else if (event.altKey && ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      event.preventDefault();
      const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const aside = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      focus(Math.min(Math.max(row + down, 0), rows.length - 1), Math.max(column + aside, 0));
    }
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const table = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    const next = [...rows];
    table.forEach((cells, down) => {
      const into = { ...(next[row + down] ?? {}) };
      cells.forEach((cell, aside) => {
        const target = lines.columns[column + aside];
        if (target) into[target.key] = target.kind === "taxes" ? [cell.trim()] : cell.trim();
      });
      next[row + down] = into;
    });
    onChange(next);
  };
  const before = (drawn[0] ?? 0) * ROW;
  const after = isVirtual ? (rows.length - 1 - (drawn.at(-1) ?? 0)) * ROW : 0;
  return (
    <div>
      <div
        ref={frame}
        className={`overflow-x-auto rounded-md border border-rule bg-panel ${isVirtual ? "max-h-[60dvh] overflow-y-auto" : "pb-1"}`}
      >
        <table className="w-full min-w-max text-sm">
          <thead className="sticky top-0 z-10 bg-panel">
            <tr className="border-b border-rule">
              <th scope="col" className="w-8 px-2 py-2 text-end text-quiet">
                #
              </th>
              {lines.columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  style={{ width: `${column.width}rem` }}
                  className={`px-2 py-2 ${column.kind === "decimal" || column.kind === "percent" ? "text-end" : "text-start"}`}
                >
                  {t(`fields.${column.label ?? column.key}`)}
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
          <tbody>
            {isVirtual && before > 0 ? <tr style={{ height: before }} aria-hidden="true" /> : null}
            {drawn.map((n) => (
              <tr key={n} className="border-b border-rule last:border-0">
                <td className="px-2 text-end text-quiet">{n + 1}</td>
                {lines.columns.map((column, place) => (
                  <td
                    key={column.key}
                    data-cell={`${n}-${place}`}
                    onKeyDown={(event) => press(event, n, place)}
                    onPaste={(event) => paste(event, n, place)}
                    className="px-0.5 align-top"
                  >
                    <LineCell
                      column={column}
                      row={rows[n] ?? EMPTY}
                      n={n}
                      name={`${t(`fields.${column.label ?? column.key}`)} ${n + 1}`}
                      error={errors[`${lines.key}.${n}.${column.key}`]}
                      onChange={change}
                    />
                  </td>
                ))}
                {(lines.results ?? []).map((result) => (
                  <td key={result.key} className="px-2 py-2 text-end">
                    <Result value={results[n]?.[result.key]} />
                  </td>
                ))}
                <td className="px-1 py-1">
                  <button
                    type="button"
                    aria-label={t("form.removeThis", { row: n + 1 })}
                    onClick={() => remove(n)}
                    className="rounded px-2 py-1 text-quiet hover:bg-bad-soft hover:text-bad"
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
            {after > 0 ? <tr style={{ height: after }} aria-hidden="true" /> : null}
          </tbody>
        </table>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <ClientButton onClick={() => add(rows.length)}>{t("form.addLine")}</ClientButton>
        <p className="text-xs text-quiet">{t("form.gridKeys")}</p>
      </div>
    </div>
  );
}

const EMPTY: Values = {};

function Result({ value }: { value: unknown }) {
  const locale = useLocale();
  return <>{value === undefined || value === null ? "" : amount(String(value), locale)}</>;
}

/** One cell; typing in it draws nothing but its own row anew. */
const LineCell = memo(function LineCell({
  column,
  row,
  n,
  name,
  error,
  onChange,
}: {
  column: LineColumn;
  row: Values;
  n: number;
  name: string;
  error?: string;
  onChange: (n: number, values: Values) => void;
}) {
  const id = `line-${n}-${column.key}`;
  return (
    <>
      <Control
        id={id}
        field={column}
        value={row[column.key]}
        shown={row[`${column.key}__name`] as string | undefined}
        error={error}
        label={name}
        className={cellClass}
        onChange={(value, record) => onChange(n, { [column.key]: value, ...filling(column, row, record) })}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className="px-2 pb-1 text-xs text-bad">
          {error}
        </p>
      ) : null}
    </>
  );
});

/** Picking a record brings what it knows: a product its description, price and taxes. */
function filling(column: LineColumn, row: Values, record?: Values | null): Values {
  if (!record) return {};
  const filled: Values = { [`${column.key}__name`]: record.name };
  for (const [from, to] of Object.entries(column.fills ?? {})) {
    if (record[from] !== undefined && record[from] !== null) filled[to] = record[from];
  }
  if (!row.quantity && column.fills) filled.quantity = "1";
  return filled;
}
