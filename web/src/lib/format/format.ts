import { habitsOf, type Habits } from "@/i18n/habits";

/**
 * Numbers and dates as the reader writes them. Money stays a decimal string to the last step:
 * Intl formats strings exactly, a JavaScript number would not hold them.
 */
type Exact = Intl.StringNumericLiteral;

/** Whatever writes a number or an instant: Intl itself, or Intl with a reader's own marks. */
interface Writer<Value> {
  format(value: Value): string;
}

/** Making a formatter costs many times what formatting does, and a list needs hundreds of few. */
const NUMBERS = new Map<string, Writer<Exact>>();
const DATES = new Map<string, Writer<Date>>();

function numbers(locale: string, options: Intl.NumberFormatOptions): Writer<Exact> {
  const key = JSON.stringify([locale, options]);
  const format = NUMBERS.get(key) ?? numberWriter(habitsOf(locale), options);
  NUMBERS.set(key, format);
  return format;
}

/** The currency stands where the language has it; between the digits stands what the reader chose. */
function numberWriter({ language, marks }: Habits, options: Intl.NumberFormatOptions): Writer<Exact> {
  if (!marks) return new Intl.NumberFormat(language, options);
  const format = new Intl.NumberFormat(language, { ...options, numberingSystem: "latn", useGrouping: "always" });
  const mark = ({ type, value }: Intl.NumberFormatPart) => (type === "group" || type === "decimal" ? marks[type] : value);
  return { format: (value) => format.formatToParts(value).map(mark).join("") };
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Writer<Date> {
  const key = JSON.stringify([locale, options]);
  const format = DATES.get(key) ?? dateWriter(habitsOf(locale), options);
  DATES.set(key, format);
  return format;
}

/** The day as the reader chose to write it, the time of day as their language does. */
function dateWriter({ language, dates: pattern }: Habits, options: Intl.DateTimeFormatOptions): Writer<Date> {
  if (!pattern) return new Intl.DateTimeFormat(language, options);
  const { timeZone, timeStyle } = options;
  const iso = new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
  const time = timeStyle && new Intl.DateTimeFormat(language, { timeStyle, timeZone });
  return {
    format: (value) => {
      const [year = "", month = "", dayOfMonth = ""] = iso.format(value).split("-");
      const written = pattern.replace("YYYY", year).replace("MM", month).replace("DD", dayOfMonth);
      return time ? `${written} ${time.format(value)}` : written;
    },
  };
}

/** In a line that reads from the right, a currency such as US$ would come apart without a mark behind it. */
export function money(amount: string, currency: string, locale: string): string {
  const text = numbers(locale, { style: "currency", currency }).format(amount as Exact);
  return text.startsWith("\u200f") ? text.replace(/[A-Z]\p{Sc}/u, "$&\u200e") : text;
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
