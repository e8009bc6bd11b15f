import { amount, day } from "./format";

/** Why, as the API says it: its own words, and a code with facts for other languages. */
export interface Coded {
  reason: string;
  reason_code: string;
  reason_facts?: Readonly<Record<string, string | readonly string[]>>;
}

/** The sentences of the codes. */
export interface Sentences {
  (key: string, facts: Record<string, string>): string;
  has: (key: string) => boolean;
}

const AMOUNTS = new Set(["amount", "amounts", "open", "worth", "difference"]);

/** Keeps the direction of what is named from that of the sentence around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/**
 * Says a reason in the reader's language. One that was kept before reasons had codes, or whose code
 * is newer than this page, is said as the API words it.
 */
export function reasonOf(
  { reason, reason_code: code, reason_facts: facts = {} }: Coded,
  t: Sentences,
  locale: string,
  sentences: "reconcile.reasons" | "bank.notices" = "reconcile.reasons",
): string {
  const key = `${sentences}.${code}`;
  if (!code || !t.has(key)) return reason;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const said = Object.entries(facts).map(([name, fact]) => {
    const one = (text: string) => isolated(AMOUNTS.has(name) ? amount(text, locale) : name === "dated" ? day(text, locale) : text);
    return [name, typeof fact === "string" ? one(fact) : list.format(fact.map(one))] as const;
  });
  return t(key, Object.fromEntries(said));
}
