/** Two people changed one record: what can be laid together is, and what cannot is asked. */
import { fieldsOf, type DocumentDefinition, type FieldDefinition, type Values } from "./definition";

/** One thing that both changed, each in another way. */
export interface Dispute {
  /** "note", or "lines.3.quantity". */
  path: string;
  field: FieldDefinition;
  /** Which line, from 1, where it is in one. */
  line?: number;
  start: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merged {
  values: Values;
  disputes: Dispute[];
  /** What only they changed, and is taken over. */
  taken: Dispute[];
}

function same(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

/** A value to compare by: empty is empty, and 1.50 is 1.5. */
function plain(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.length === 0 ? "" : `[${value.map(plain).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).filter(([key, one]) => !key.includes("__") && plain(one) !== "");
    return `{${entries.map(([key, one]) => `${key}:${plain(one)}`).sort().join(",")}}`;
  }
  const text = String(value);
  return /^-?\d+\.\d*$/.test(text) ? text.replace(/\.?0*$/, "") : text;
}

/** Lay mine over theirs, field by field and line by line, from where both began. */
export function threeWay(definition: DocumentDefinition, start: Values, mine: Values, theirs: Values): Merged {
  const merged: Merged = { values: { ...mine }, disputes: [], taken: [] };
  for (const field of fieldsOf(definition)) settle(merged, merged.values, field, [start, mine, theirs], field.key);
  if (definition.lines) settleLines(merged, definition, start, mine, theirs);
  return merged;
}

function settle(
  merged: Merged,
  into: Values,
  field: FieldDefinition,
  [start, mine, theirs]: readonly [Values, Values, Values],
  path: string,
  line?: number,
): void {
  const [a, b, c] = [start[field.key], mine[field.key], theirs[field.key]];
  if (same(a, c) || same(b, c)) return;
  const said: Dispute = { path, field, line, start: a, mine: b, theirs: c };
  if (!same(a, b)) {
    merged.disputes.push(said);
    return;
  }
  merged.taken.push(said);
  into[field.key] = c;
  into[`${field.key}__name`] = undefined;
}

/** Lines by their place where nobody added or removed any; else whole, from whoever changed them. */
function settleLines(merged: Merged, definition: DocumentDefinition, start: Values, mine: Values, theirs: Values): void {
  const lines = definition.lines;
  if (!lines) return;
  const of = (values: Values) => ((values[lines.key] as Values[] | undefined) ?? []).filter(
    (row) => lines.columns.some((column) => plain(row[column.key]) !== ""),
  );
  const [a, b, c] = [of(start), of(mine), of(theirs)];
  const whole: FieldDefinition = { key: lines.key, kind: "rows" };
  if (a.length === b.length && a.length === c.length) {
    const rows = b.map((row, n) => {
      const into = { ...row };
      for (const column of lines.columns) {
        settle(merged, into, column, [a[n] ?? {}, row, c[n] ?? {}], `${lines.key}.${n}.${column.key}`, n + 1);
      }
      return into;
    });
    merged.values[lines.key] = rows;
    return;
  }
  const columns = (rows: Values[]) => rows.map((row) => lines.columns.map((column) => row[column.key]));
  if (same(columns(a), columns(c))) return;
  const said: Dispute = { path: lines.key, field: whole, start: a, mine: b, theirs: c };
  if (same(columns(a), columns(b))) {
    merged.taken.push(said);
    merged.values[lines.key] = c;
  } else merged.disputes.push(said);
}

/** Take what the reader chose; what they did not choose stays theirs to decide: mine. */
export function decided(merged: Merged, choices: Record<string, "mine" | "theirs">): Values {
  const values: Values = structuredClone(merged.values);
  for (const { path, theirs } of merged.disputes) {
    if (choices[path] !== "theirs") continue;
    const [key = "", place, column] = path.split(".");
    if (place === undefined || column === undefined) {
      values[key] = theirs;
      values[`${key}__name`] = undefined;
      continue;
    }
    const row = (values[key] as Values[])[Number(place)];
    if (row) {
      row[column] = theirs;
      row[`${column}__name`] = undefined;
    }
  }
  return values;
}
