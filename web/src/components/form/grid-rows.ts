/** What happens to the rows of a line grid: pure, so that the keyboard and tests mean the same. */
import { isEmpty } from "./body";
import type { LinesDefinition, Values } from "./definition";

let last = 0;

/** A new row, known by a key of its own, so that it keeps its place on the screen when it moves. */
export function freshRow(values: Values = {}): Values {
  last += 1;
  return { ...values, __key: `row-${last}` };
}

/** Give every row a key; a grid is never without a row to type into. */
export function keyed(rows: readonly Values[] | undefined): Values[] {
  return rows && rows.length > 0 ? rows.map((row) => (row.__key ? row : freshRow(row))) : [freshRow()];
}

/** Put a row in before a place. */
export function inserted(rows: readonly Values[], n: number, row: Values = freshRow()): Values[] {
  return [...rows.slice(0, n), row, ...rows.slice(n)];
}

/** Take a row out; the last one is emptied instead. */
export function removed(rows: readonly Values[], n: number): Values[] {
  const rest = rows.filter((_, place) => place !== n);
  return rest.length > 0 ? rest : [freshRow()];
}

/** The same row once more below; what the record knows of the old one is not the new one's. */
export function duplicated(lines: LinesDefinition, rows: readonly Values[], n: number): Values[] {
  const copy = freshRow(rows[n]);
  for (const key of lines.carried ?? []) delete copy[key];
  return inserted(rows, n + 1, copy);
}

/** Exchange a row with its neighbour above (-1) or below (1). */
export function moved(rows: readonly Values[], n: number, by: -1 | 1): Values[] {
  const to = n + by;
  const one = rows[n];
  const other = rows[to];
  if (!one || !other) return [...rows];
  const next = [...rows];
  next[n] = other;
  next[to] = one;
  return next;
}

/** Change some values of one row. */
export function changed(rows: readonly Values[], n: number, values: Values): Values[] {
  return rows.map((row, place) => (place === n ? { ...row, ...values } : row));
}

/** What the preview filled in for a picked record, where nothing was typed. */
export function completed(lines: LinesDefinition, row: Values, answer: Values): Values {
  const more: Values = {};
  for (const column of lines.columns) {
    const given = answer[column.key];
    if (column.key === lines.completes || isEmpty(given) || !isEmpty(row[column.key])) continue;
    more[column.key] = column.kind === "decimal" || column.kind === "percent" ? bare(String(given)) : given;
  }
  return more;
}

/** A decimal without the zeros that say nothing: 12.500000 is 12.50, 0 is left to be typed. */
function bare(text: string): string {
  const [whole = "", part = ""] = text.split(".");
  const kept = part.replace(/0+$/, "");
  if (kept === "" && /^-?0*$/.test(whole)) return "";
  return kept === "" ? (part === "" ? whole : `${whole}.00`) : `${whole}.${kept.padEnd(2, "0")}`;
}
