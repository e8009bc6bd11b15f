import { day } from "@/lib/format/format";

/** Looks a phrase up; nothing where the reader's language has none for it. */
export type Lookup = (key: string, values?: Record<string, string>) => string | undefined;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ISO = /\d{4}-\d{2}-\d{2}/g;
const MONTH = new RegExp(`\\b(${MONTHS.join("|")}) (\\d{4})\\b`, "g");
const PERIOD = /^(?:(?:[A-Z][a-z]{2} )?\d{4}(?:-\d\d-\d\d)?|Q[1-4] \d{4})(?: to (?:[A-Z][a-z]{2} )?\d{4}(?:-\d\d-\d\d)?)?$/;

function slug(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
}

/** A period's label in the reader's language: days and months by locale, a dash between them. */
export function periodIn(label: string, locale: string): string {
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  return label
    .replace(ISO, (iso) => day(iso, locale))
    .replace(MONTH, (_, name: string, year: string) => month.format(Date.UTC(Number(year), MONTHS.indexOf(name), 1)))
    .replace(/ to /g, " – ");
}

/**
 * The API says the titles of its reports in English; here they become the reader's. What is not a
 * phrase of ours, such as the name of an account, stays as the company wrote it.
 */
export function saidIn(title: string, locale: string, look: Lookup): string {
  const known = look(slug(title));
  if (known) return known;
  if (PERIOD.test(title)) return periodIn(title, locale);
  const until = /^Up to (\d{4}-\d{2}-\d{2})$/.exec(title);
  if (until) return look("up_to", { date: day(until[1] ?? "", locale) }) ?? title;
  const bucket = /^(\d+)-(\d+) days$/.exec(title);
  if (bucket) return look("days", { from: bucket[1] ?? "", to: bucket[2] ?? "" }) ?? title;
  const over = /^Over (\d+) days$/.exec(title);
  if (over) return look("over_days", { from: over[1] ?? "" }) ?? title;
  const currency = /^(Total|In) ([A-Z]{3})$/.exec(title);
  if (currency) return look("in_currency", { currency: currency[2] ?? "" }) ?? title;
  const part = /^(.+) (opening|debit|credit|closing)$/i.exec(title);
  if (part && PERIOD.test(part[1] ?? "")) {
    return `${periodIn(part[1] ?? "", locale)} ${look(slug(part[2] ?? "")) ?? part[2]}`;
  }
  const total = /^Total (.+)$/.exec(title);
  if (total) {
    const name = look(slug(total[1] ?? ""));
    if (name) return look("total_of", { name }) ?? title;
  }
  return title;
}
