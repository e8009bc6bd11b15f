import { day, instant, number } from "./format";
import { wordFor, type Words } from "./words";

/** How a reader writes what has no word. */
export interface Reader {
  locale: string;
  timeZone: string;
}

/** What a field of a record is called: as its form calls it, else as only the audit has it, else by its own name. */
export function factName(t: Words, field: string): string {
  const key = [`fields.${field}`, `facts.${field}`].find((one) => t.has(one));
  return key ? t(key) : field;
}

/** What a command left in a field, as the reader writes it. Only text that is wholly a number or a date is taken for one. */
export function factSaid(t: Words, { locale, timeZone }: Reader, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text, locale);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)) return instant(text, locale, timeZone);
  if (/^-?\d+\.\d+$/.test(text)) return number(text, locale);
  return wordFor(t, field, text);
}
