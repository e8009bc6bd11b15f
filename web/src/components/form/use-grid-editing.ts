"use client";

import { useLocale, useTimeZone } from "next-intl";
import { useCallback, useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { todayIn } from "@/lib/format/days";
import { useNewest } from "@/lib/use-newest";
import { at, type LineColumn, type LinesDefinition, type Values } from "./definition";
import { changed, duplicated, freshRow, inserted, moved, removed } from "./grid-rows";
import { LOOKUPS, titleOf } from "./lookups";
import { isTable, laid, parseTable } from "./paste";
import { resolved } from "./use-line-completion";

const PAUSE = 400;

export interface GridEditing {
  lines: LinesDefinition;
  rows: Values[];
  onChange: (rows: Values[]) => void;
  /** What else is known of a row in which a record was just picked. */
  complete?: (row: Values) => Promise<Values>;
  /** Says what is wrong with a cell that was pasted. */
  onMiss?: (row: number, column: string, text: string) => void;
}

/** Everything that changes the rows of a grid: typing, keys, pasting, and what picks bring along. */
export function useGridEditing(
  { lines, rows, onChange, complete, onMiss }: GridEditing,
  frame: RefObject<HTMLElement | null>,
  scrollTo: (row: number) => void,
) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const latest = useRef(rows);
  useNewest(latest, rows);
  const ends = lines.columns.length - 1;

  const cell = (row: number, column: number) =>
    frame.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"] :is(input,select,textarea)`);
  const focus = (row: number, column: number) => {
    const there = cell(row, column);
    if (there) enter(there);
    else {
      scrollTo(row);
      requestAnimationFrame(() => requestAnimationFrame(() => enter(cell(row, column))));
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
  const arrange = (next: Values[], row: number, column: number) => {
    flushSync(() => tell(next));
    focus(row, column);
  };
  const fillIn = useCallback(
    (row: Values | undefined) => {
      if (!row || !complete) return;
      void complete(row).then((more) => {
        const n = latest.current.findIndex((one) => one.__key === row.__key);
        if (n < 0 || Object.keys(more).length === 0) return;
        const filled = lines.again ? more[lines.again.fills] : undefined;
        tell(changed(latest.current, n, filled === undefined ? more : { ...more, __filled: filled }));
      });
    },
    [complete, lines, tell],
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  /** Ask again for what was filled in, as long as nobody typed another. */
  const askAgain = useCallback(
    (key: unknown, fills: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const row = latest.current.find((one) => one.__key === key);
        if (row && row.__filled !== undefined && row[fills] === row.__filled) fillIn({ ...row, [fills]: undefined });
      }, PAUSE);
    },
    [fillIn],
  );
  const change = useCallback(
    (n: number, column: LineColumn, value: unknown, record?: Values | null) => {
      const row = latest.current[n] ?? {};
      const isCompleted = record && column.key === lines.completes;
      const next = changed(latest.current, n, {
        ...(isCompleted ? forgotten(lines, row) : {}),
        [column.key]: value,
        ...filling(column, row, record),
      });
      tell(next);
      if (isCompleted) fillIn(next[n]);
      else if (column.key === lines.again?.after) askAgain(row.__key, lines.again.fills);
    },
    [askAgain, fillIn, lines, tell],
  );
  const add = (n: number) => arrange(inserted(rows, n), n, 0);
  const press = (event: KeyboardEvent, row: number, column: number) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const acts = (act: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (event.key === "Enter" && !isCommand && !event.altKey) {
      acts(() => {
        if (event.shiftKey) focus(column > 0 ? row : Math.max(0, row - 1), column > 0 ? column - 1 : ends);
        else if (column < ends) focus(row, column + 1);
        else if (row < rows.length - 1) focus(row + 1, 0);
        else add(row + 1);
      });
    } else if (event.key === "Delete" && isCommand) {
      acts(() => arrange(removed(rows, row), Math.min(row, Math.max(0, rows.length - 2)), column));
    } else if (event.key === "Insert" && event.altKey) acts(() => add(row));
    else if (event.key.toLowerCase() === "d" && isCommand) acts(() => arrange(duplicated(lines, rows, row), row + 1, column));
    else if (step !== 0 && event.altKey) {
      acts(() => rows[row + step] && arrange(moved(rows, row, step === 1 ? 1 : -1), row + step, column));
    } else if (step !== 0 && isText(event.target) && !event.defaultPrevented && rows[row + step]) {
      acts(() => focus(row + step, column));
    }
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isTable(text)) return;
    event.preventDefault();
    const { rows: next, unresolved } = laid(rows, lines.columns, parseTable(text), { row, column }, freshRow, { locale, today: todayIn(timeZone) });
    tell(next);
    for (const one of unresolved) {
      const key = next[one.row]?.__key;
      void resolved(one).then((record) => {
        const n = latest.current.findIndex((held) => held.__key === key);
        const held = latest.current[n];
        if (!held) return;
        if (!record) {
          onMiss?.(n, one.column.key, one.text);
          return;
        }
        const found = { [one.column.key]: record.id ?? record.code, ...filling(one.column, held, record) };
        tell(changed(latest.current, n, found));
        if (one.column.key === lines.completes) fillIn(latest.current[n]);
      });
    }
  };
  const remove = (n: number) => tell(removed(rows, n));
  return { change, add, remove, press, paste };
}

/** Into a cell, with what it holds chosen: what is typed next takes its place, as after Tab. */
function enter(cell: HTMLElement | null | undefined): void {
  cell?.focus();
  if (cell instanceof HTMLInputElement && isText(cell)) cell.select();
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === "text";
}

/** Another product is another description and price: what the last one brought does not stay. */
function forgotten(lines: LinesDefinition, row: Values): Values {
  if (!row[lines.completes ?? ""]) return {};
  const keys = [...lines.columns.map((column) => column.key), ...(lines.facts ?? [])];
  return Object.fromEntries(keys.filter((key) => key !== "quantity" && key !== lines.completes).map((key) => [key, undefined]));
}

/** Picking a record brings what it knows itself. */
function filling(column: LineColumn, row: Values, record?: Values | null): Values {
  if (record === undefined) return {};
  if (record === null) return { [`${column.key}__name`]: undefined };
  const name = (column.shows && at(record, column.shows)) ?? (column.lookup && titleOf(LOOKUPS[column.lookup], record));
  const filled: Values = { [`${column.key}__name`]: name };
  for (const [from, to] of Object.entries(column.fills ?? {})) {
    if (record[from] !== undefined && record[from] !== null) filled[to] = record[from];
  }
  if (!row.quantity && column.lookup === "products") filled.quantity = "1";
  return filled;
}
