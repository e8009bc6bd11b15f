/**
 * Numbers and dates as the reader writes them. Money stays a decimal string to the last step:
 * Intl formats strings exactly, a JavaScript number would not hold them.
 */
type Exact = Intl.StringNumericLiteral;

/** Making a formatter costs many times what formatting does, and a list needs hundreds of few. */
const NUMBERS = new Map<string, Intl.NumberFormat>();
const DATES = new Map<string, Intl.DateTimeFormat>();

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options]);
  const format = NUMBERS.get(key) ?? new Intl.NumberFormat(locale, options);
  NUMBERS.set(key, format);
  return format;
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = DATES.get(key) ?? new Intl.DateTimeFormat(locale, options);
  DATES.set(key, format);
  return format;
}

export function money(amount: string, currency: string, locale: string): string {
  return numbers(locale, { style: "currency", currency }).format(amount as Exact);
}

/** An amount without its currency, where the column says it. */
export function amount(value: string, locale: string, places = 2): string {
  return numbers(locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: Math.max(places, 6),
  }).format(value as Exact);
}

export function number(value: string | number, locale: string): string {
  return numbers(locale, { maximumFractionDigits: 10 }).format(value as Exact);
}

/** A calendar day, which has no time zone. */
export function day(iso: string, locale: string): string {
  return dates(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

/** An instant, in the reader's time zone. */
export function instant(iso: string, locale: string, timeZone: string): string {
  return dates(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(new Date(iso));
}

/** Fill "{id}" and the like in an address from a row. */
export function filled(template: string, row: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(row[name] ?? "")),
  );
}

/** A decimal as people type it, with a comma or a point, as the wire wants it. */
export function typed(text: string): string {
  const bare = text.trim().replace(/[\s’']/g, "");
  const comma = bare.lastIndexOf(",");
  const point = bare.lastIndexOf(".");
  if (comma > point) return bare.replace(/\./g, "").replace(",", ".");
  return point > comma && comma >= 0 ? bare.replace(/,/g, "") : bare;
}
