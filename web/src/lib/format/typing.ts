import { habitsOf } from "@/i18n/habits";
import { isDecimal } from "./decimal";

/**
 * Numbers as people type them, and back: in the marks of the reader, whoever else's are understood
 * where they can be meant one way only.
 */
interface Marks {
  group: string;
  decimal: string;
}

const MARKS = new Map<string, Marks>();

/** What the reader puts between thousands, and before the fraction. */
function marksOf(locale: string): Marks {
  const known = MARKS.get(locale);
  if (known) return known;
  const { language, marks } = habitsOf(locale);
  const parts = new Intl.NumberFormat(language, { useGrouping: "always" }).formatToParts(12345.6);
  const mark = (type: "group" | "decimal") => parts.find((part) => part.type === type)?.value ?? "";
  const found = marks ?? { group: mark("group"), decimal: mark("decimal") };
  MARKS.set(locale, found);
  return found;
}

const EASTERN = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** Marks of direction, which are copied along with what stands in a line from the right. */
const UNSEEN = /[\u200e\u200f\u061c\u2066-\u2069]/g;

/** With the digits of the West, and without what nobody sees. */
export function plainDigits(text: string): string {
  return text.replace(UNSEEN, "").replace(EASTERN, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Thousands in threes, or in twos before the last as in India. */
const GROUPED = /^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)$|^\d{1,2}(?:,\d{2})+,\d{3}$/;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * A number as it is typed or pasted, as the wire wants it; the text itself where it is none. A
 * single mark before three digits is what the reader means by it: "1.000" is a thousand to who
 * writes 1.000,00 and one to who writes 1,000.00. To who uses it for neither, a point begins the
 * fraction, as on the number pad, and a comma parts thousands.
 */
export function typedDecimal(text: string, locale: string): string {
  const plain = plainDigits(text).replace(/\u066b/g, ",").replace(/\u066c|[\s’']/g, "").replace(/\u2212/g, "-");
  const [, sign = "", body = "", isBehind] = /^([+-]?)(.*?)(-?)$/.exec(/^\(.+\)$/.test(plain) ? `-${plain.slice(1, -1)}` : plain) ?? [];
  const [whole, fraction] = halves(body, marksOf(locale));
  if (whole === undefined || (sign && isBehind) || !/^\d*$/.test(whole + fraction) || !(whole + fraction)) return text.trim();
  const minus = sign === "-" || isBehind ? "-" : "";
  return `${minus}${whole || "0"}${fraction ? `.${fraction}` : ""}`;
}

/** What stands before and behind the mark of the fraction, or nothing where the marks make no number. */
function halves(body: string, marks: Marks): [string | undefined, string] {
  const at = Math.max(body.lastIndexOf(","), body.lastIndexOf("."));
  if (at < 0) return [body, ""];
  const mark = body.charAt(at);
  const before = body.slice(0, at);
  const isMixed = before.includes(mark === "," ? "." : ",");
  const isMany = before.includes(mark);
  if (isMixed && isMany) return [undefined, ""];
  if (isMany || (!isMixed && ONE_GROUP.test(body) && parts(mark, marks))) {
    return GROUPED.test(body) ? [body.replace(/[.,]/g, ""), ""] : [undefined, ""];
  }
  if (isMixed && !GROUPED.test(before)) return [undefined, ""];
  return [before.replace(/[.,]/g, ""), body.slice(at + 1)];
}

/** Whether a mark parts thousands, to the reader. */
function parts(mark: string, { group, decimal }: Marks): boolean {
  return mark === group || (mark !== decimal && mark === ",");
}

/** A number of the wire as the reader would type it: with their mark, without thousands. */
export function writtenDecimal(value: string, locale: string): string {
  return isDecimal(value) ? value.replace(".", marksOf(locale).decimal) : value;
}

/** Whether something was typed that is no number. */
export function isOdd(value: string): boolean {
  return value !== "" && !isDecimal(value);
}
