import { habitsOf } from "@/i18n/habits";
import { plainDigits } from "./typing";

/** Calendar days as people type them, and back: in the order of the reader, or as ISO 8601 has them. */
type Part = "day" | "month" | "year";

interface Way {
  order: readonly Part[];
  /** "31.12.2026" without its digits. */
  mark: string;
}

const WAYS = new Map<string, Way>();

/** The order in which the reader writes a day, and what stands between its parts. */
export function wayOf(locale: string): Way {
  const known = WAYS.get(locale);
  if (known) return known;
  const { language, dates } = habitsOf(locale);
  const found = dates ? chosen(dates) : usual(language);
  WAYS.set(locale, found);
  return found;
}

const LETTERS: Readonly<Record<string, Part>> = { D: "day", M: "month", Y: "year" };

function chosen(pattern: string): Way {
  const parts = pattern.split(/[^DMY]/).flatMap((part) => LETTERS[part.charAt(0)] ?? []);
  return { order: parts, mark: /[^DMY]/.exec(pattern)?.[0] ?? "-" };
}

function usual(language: string): Way {
  const parts = new Intl.DateTimeFormat(language, { day: "2-digit", month: "2-digit", year: "numeric" }).formatToParts(0);
  const order = parts.flatMap(({ type }) => (type === "day" || type === "month" || type === "year" ? [type] : []));
  return { order, mark: plainDigits(parts.find(({ type }) => type === "literal")?.value ?? "").trim() || "/" };
}

/** A day of the wire as the reader would type it, in figures alone; whatever else as it is. */
export function writtenDay(iso: string, locale: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  if (!year || !month || !day) return iso;
  const { order, mark } = wayOf(locale);
  const said = { year, month, day };
  return order.map((part) => said[part]).join(mark);
}

/**
 * A day as it is typed, as the wire wants it; the text itself where it is none. What is left out is
 * this month's and this year's; "+14" is so many days from today, "tomorrow" one. Another order than the reader's is
 * understood where theirs makes no day.
 */
export function typedDay(text: string, locale: string, today: string): string {
  const plain = plainDigits(text).trim().toLowerCase();
  const away = /^[+-]\s*(\d{1,4})$/.exec(plain);
  if (away) return moved(today, Number(plain.replace(/\s/g, "")));
  const near = nearOf(plain, locale);
  if (near !== undefined) return moved(today, near);
  const { order } = wayOf(locale);
  const named = withMonth(plain, locale);
  const numbers = named ?? split(plain, order);
  if (!numbers) return text.trim();
  const isFirst = named === null && numbers[0]?.length === 4;
  const orders = named ? [NAMED] : isFirst ? [ISO] : [order, ...OTHERS];
  for (const one of orders) {
    const found = dayOf(numbers, one, today);
    if (found) return found;
  }
  return text.trim();
}

const ISO: readonly Part[] = ["year", "month", "day"];
const NAMED: readonly Part[] = ["day", "month", "year"];
const OTHERS: readonly (readonly Part[])[] = [NAMED, ["month", "day", "year"]];

/** How far "tomorrow", "today" or "yesterday" is, in the reader's language. */
function nearOf(plain: string, locale: string): number | undefined {
  const words = new Intl.RelativeTimeFormat(habitsOf(locale).language, { numeric: "auto" });
  return [0, 1, -1].find((days) => words.format(days, "day") === plain.replace("'", "’"));
}

/** The numbers of a day: apart as they are written, or cut out of 4, 6 or 8 figures in a row. */
function split(plain: string, order: readonly Part[]): string[] | null {
  const numbers = plain.split(/[\s./,-]+/).filter(Boolean);
  if (numbers.length === 0 || numbers.length > 3 || numbers.some((one) => !/^(\d{1,2}|\d{4}|\d{6}|\d{8})$/.test(one))) return null;
  const [run = ""] = numbers;
  if (numbers.length > 1) return numbers.some((one) => one.length > 4) ? null : numbers;
  if (run.length <= 2) return numbers;
  if (run.length === 8 && (order[0] === "year" || /^(19|20)\d\d(0[1-9]|1[0-2])/.test(run))) return cut(run, [4, 2, 2]);
  const isShort = run.length < 8;
  return cut(run, run.length === 4 ? [2, 2] : order.map((part) => (part === "year" && !isShort ? 4 : 2)));
}

function cut(run: string, lengths: readonly number[]): string[] {
  let at = 0;
  return lengths.map((length) => run.slice(at, (at += length)));
}

/** Day, month and year of "23 Nov 2026" or "Nov 23, 2026", in the reader's language or in English. */
function withMonth(plain: string, locale: string): string[] | null {
  const words = plain.split(/[\s.,]+/).filter(Boolean);
  const month = words.findIndex((word) => /\p{L}/u.test(word));
  if (month < 0 || words.length > 3) return null;
  const place = monthOf(words[month] ?? "", [habitsOf(locale).language, "en"]);
  const [day, year = ""] = words.filter((_, n) => n !== month);
  return place && day ? [day, String(place), ...(year ? [year] : [])] : null;
}

/** The month of a name or of its first three letters and more, from 1; nothing where it is none. */
function monthOf(word: string, languages: readonly string[]): number | undefined {
  for (const language of languages) {
    for (let month = 1; month <= 12; month += 1) {
      const day = new Date(Date.UTC(2026, month - 1, 1));
      const names = (["long", "short"] as const).map((style) =>
        new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(day).toLowerCase().replace(/\.$/, ""),
      );
      if (names.includes(word) || (word.length >= 3 && names[0]?.startsWith(word))) return month;
    }
  }
  return undefined;
}

/** The day that numbers make in an order, where there is such a day. */
function dayOf(numbers: readonly string[], order: readonly Part[], today: string): string | null {
  const [thisYear = "", thisMonth = ""] = today.split("-");
  const said: Record<Part, string> = { year: thisYear, month: thisMonth, day: "" };
  const asked = numbers.length === 1 ? (["day"] as const) : order.filter((part) => part !== "year" || numbers.length === 3);
  for (const [n, part] of asked.entries()) said[part] = numbers[n] ?? "";
  const year = /^\d{2}$/.test(said.year) ? Number(said.year) + (Number(said.year) < 70 ? 2000 : 1900) : Number(said.year);
  const [month, day] = [Number(said.month), Number(said.day)];
  if (year < 1000 || said.day.length > 2 || said.month.length > 2) return null;
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day ? found.toISOString().slice(0, 10) : null;
}

/** A day so many days later. */
export function moved(iso: string, by: number): string {
  return new Date(Date.parse(iso) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a text of the wire is a day. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** The day that it is in a time zone: the company's, for what is booked, or the reader's. */
export function todayIn(timeZone: string | undefined, now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now);
}
