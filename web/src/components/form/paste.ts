/** A range copied from a spreadsheet, laid into the cells of a line grid. */
import { typedDay } from "@/lib/format/days";
import { typedDecimal } from "@/lib/format/typing";
import type { LineColumn, Values } from "./definition";

/**
 * Split the text that spreadsheets put on the clipboard: tabs between cells, line ends between
 * rows, and quotes around a cell that has either of them inside.
 */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const clean = text.replace(/\r\n?/g, "\n");
  for (let n = 0; n < clean.length; n += 1) {
    const one = clean.charAt(n);
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (clean.charAt(n + 1) === '"') {
        cell += '"';
        n += 1;
      } else isQuoted = false;
    } else if (one === '"' && cell === "" && closes(clean, n)) isQuoted = true;
    else if (one === "\t") endCell();
    else if (one === "\n") endRow();
    else cell += one;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** Whether a quote at the start of a cell is closed at the end of one: 12" pipe is no quoting. */
function closes(text: string, start: number): boolean {
  for (let n = start + 1; n < text.length; n += 1) {
    if (text.charAt(n) !== '"') continue;
    if (text.charAt(n + 1) === '"') n += 1;
    else return ["", "\t", "\n"].includes(text.charAt(n + 1));
  }
  return false;
}

/** Whether pasting this is more than typing into one cell. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r/g, "").replace(/\n$/, ""));
}

/** How the one who pastes writes numbers and days, and the day it is where they are. */
export interface Reader {
  locale: string;
  today: string;
}

/** What a pasted cell is worth in a column; what a picker needs looking up stays text. */
export function pasted(column: LineColumn, cell: string, reader: Reader): unknown {
  const text = cell.trim();
  switch (column.kind) {
    case "taxes":
      return text.split(/[\s,;+]+/).filter(Boolean);
    case "decimal":
    case "percent":
    case "integer":
      return typedDecimal(text.replace(/[%٪\p{Sc}]|\b[A-Z]{3}\b/gu, ""), reader.locale);
    case "date":
      return typedDay(text, reader.locale, reader.today);
    case "boolean":
      return /^(1|x|true|yes|ja|oui|sí|si|نعم)$/i.test(text);
    default:
      return text;
  }
}

/** Cells that name a record and are still to be looked up. */
export interface Unresolved {
  row: number;
  column: LineColumn;
  text: string;
}

/** Lay a table over the rows from one cell on; rows that are not there yet are added. */
export function laid(
  rows: readonly Values[],
  columns: readonly LineColumn[],
  table: readonly string[][],
  from: { row: number; column: number },
  fresh: () => Values,
  reader: Reader,
): { rows: Values[]; unresolved: Unresolved[] } {
  const next = [...rows];
  const unresolved: Unresolved[] = [];
  table.forEach((cells, down) => {
    const place = from.row + down;
    const into: Values = { ...(next[place] ?? fresh()) };
    cells.forEach((cell, aside) => {
      const column = columns[from.column + aside];
      if (!column) return;
      if (column.kind !== "lookup") into[column.key] = pasted(column, cell, reader);
      else if (cell.trim()) unresolved.push({ row: place, column, text: cell.trim() });
    });
    next[place] = into;
  });
  return { rows: next, unresolved };
}
