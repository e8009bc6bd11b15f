/** What a form sends, made of what was typed: only the definition's fields, in the wire's words. */
import { holds, type DocumentDefinition, type FieldDefinition, type LinesDefinition, type Values } from "./definition";

/** Nothing was typed or chosen. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Only the fields of the form travel, without empty ones, and lines that say something. */
export function bodyOf(definition: DocumentDefinition, values: Values, isNew: boolean): Values {
  const body: Values = {};
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if ((field.fixed && !isNew) || !holds(field.when, values)) continue;
    const value = wire(field, values[field.key]);
    if (value !== undefined) body[field.key] = value;
  }
  if (!isNew) for (const key of definition.carries ?? []) body[key] = values[key];
  const lines = definition.lines;
  if (lines) {
    const rows = rowsOf(lines, values);
    body[lines.key] = filledRows(lines, rows).map((n) => lineOf(lines, rows[n] ?? {}));
  }
  return body;
}

/** The rows of the grid, typed or not. */
export function rowsOf(lines: LinesDefinition, values: Values): Values[] {
  return (values[lines.key] as Values[] | undefined) ?? [];
}

/** The places of the rows that say something: the others do not travel. */
export function filledRows(lines: LinesDefinition, rows: readonly Values[]): number[] {
  return rows.flatMap((row, n) => (lines.columns.some((column) => !isEmpty(row[column.key])) ? [n] : []));
}

/** One line as the wire wants it, with what it carries along. */
export function lineOf(lines: LinesDefinition, row: Values): Values {
  const line: Values = {};
  for (const column of lines.columns) {
    const value = wire(column, row[column.key], true);
    if (value !== undefined) line[column.key] = value;
  }
  for (const key of [...(lines.carried ?? []), ...(lines.facts ?? [])]) if (!isEmpty(row[key])) line[key] = row[key];
  return line;
}

/** The body for the preview: what a line still lacks is assumed, so that the others add up. */
export function previewBody(definition: DocumentDefinition, values: Values, isNew: boolean): Values {
  const body = bodyOf(definition, values, isNew);
  const lines = definition.lines;
  if (!lines?.assumes) return body;
  const assumed = lines.assumes;
  body[lines.key] = (body[lines.key] as Values[]).map((line) =>
    lines.completes && !isEmpty(line[lines.completes]) ? line : { ...assumed, ...line },
  );
  return body;
}

/**
 * Errors by their place on the screen: the API counts the lines that it was sent, and empty rows
 * were not.
 */
export function placed(
  errors: Record<string, string>,
  definition: DocumentDefinition,
  values: Values,
): Record<string, string> {
  const lines = definition.lines;
  if (!lines) return errors;
  const kept = filledRows(lines, rowsOf(lines, values));
  const found: Record<string, string> = {};
  for (const [name, detail] of Object.entries(errors)) {
    const [key, place, ...rest] = name.split(".");
    const row = key === lines.key && place !== undefined ? kept[Number(place)] : undefined;
    found[row === undefined ? name : [key, row, ...rest].join(".")] = detail;
  }
  return found;
}

/** One value on the wire; undefined does not travel. An untouched line's taxes are its product's. */
export function wire(field: FieldDefinition, value: unknown, isLine = false): unknown {
  if (field.kind === "boolean") return Boolean(value);
  if (field.kind === "taxes") return isLine && value === undefined ? undefined : (value ?? []);
  if (field.kind === "rows") {
    return ((value as Values[] | undefined) ?? []).map((row) => {
      const inner: Values = {};
      for (const one of field.fields ?? []) {
        const sent = wire(one, row[one.key]);
        if (sent !== undefined) inner[one.key] = sent;
      }
      return inner;
    });
  }
  if (field.kind === "portions") return portions(field, value as Record<string, string> | undefined);
  if (isEmpty(value)) return undefined;
  if (field.kind === "integer") return Number(value);
  if (field.kind === "currency" || field.kind === "country") return String(value).trim().toUpperCase();
  return typeof value === "string" ? value.trim() : value;
}

/** The lines of which something is asked, in the order in which they are sent. */
export function askedPortions(asked: Record<string, string> | undefined): [string, string][] {
  return Object.entries(asked ?? {}).filter(([, quantity]) => !/^0*(\.0*)?$/.test(quantity));
}

/** What was asked of each line; nothing at all asks for everything. */
function portions(field: FieldDefinition, asked: Record<string, string> | undefined): unknown {
  const as = field.portions?.as ?? "id";
  const some = askedPortions(asked);
  if (some.length === 0) return undefined;
  return some.map(([id, quantity]) => ({
    [as]: /^\d+$/.test(id) ? Number(id) : id,
    quantity,
  }));
}
