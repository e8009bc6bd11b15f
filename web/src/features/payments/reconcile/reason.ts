import type { useTranslations } from "next-intl";
import { amount, day } from "@/lib/format/format";
import type { Proposal } from "./model";

const AMOUNTS = new Set(["amount", "open", "worth", "difference"]);

/** Keeps the direction of what is named from that of the sentence around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/**
 * Says in the reader's language why something is proposed. One that was kept before reasons had
 * codes, or whose code is newer than this page, is said as the API words it.
 */
export function reasonOf(
  proposal: Pick<Proposal, "reason" | "reason_code" | "reason_facts">,
  t: ReturnType<typeof useTranslations<"reconcile">>,
  locale: string,
): string {
  const key = `reasons.${proposal.reason_code}`;
  if (!proposal.reason_code || !t.has(key)) return proposal.reason;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const facts = Object.entries(proposal.reason_facts ?? {}).map(([name, fact]) => {
    if (typeof fact !== "string") return [name, list.format(fact.map(isolated))] as const;
    if (AMOUNTS.has(name)) return [name, isolated(amount(fact, locale))] as const;
    return [name, isolated(name === "dated" ? day(fact, locale) : fact)] as const;
  });
  return t(key, Object.fromEntries(facts));
}
