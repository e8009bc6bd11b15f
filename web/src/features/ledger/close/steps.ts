import type { Check, Period, Settings } from "../periods/model";

/** How a step of the close stands: done, still to do, or worth a look though nothing holds it up. */
export type StepState = "done" | "todo" | "look";

export interface Step {
  /** Message key under close.steps: {key}.title and {key}.text. */
  key: "invoices" | "drafts" | "bank" | "rates" | "revaluation" | "unallocated" | "seal" | "period" | "lock";
  state: StepState;
  count: number;
  /** Where to do it. */
  href?: string;
  /** What runs it, by the label of its action. */
  runs?: "revalue" | "seal" | "closePeriod" | "setSoftLock";
}

/** What is known of a month when it is to be closed. */
export interface Facts {
  period: Period;
  checks: readonly Check[];
  /** Null where the reader may not see them. */
  draftInvoices: number | null;
  bankLines: number | null;
  /** Currencies in which something is open, and the day of the latest rate of each. */
  rates: readonly { currency: string; latest: string | null }[];
  isRevalued: boolean;
  settings: Settings;
}

/** A rate of another month says nothing about this one's end. */
export function missingRates(facts: Pick<Facts, "rates" | "period">): string[] {
  return facts.rates
    .filter(({ latest }) => latest === null || latest < facts.period.starts)
    .map(({ currency }) => currency);
}

function found(checks: readonly Check[], name: string): number {
  return checks.find((check) => check.name === name)?.found ?? 0;
}

function counted(key: Step["key"], count: number, href: string, blocks = true): Step {
  return { key, count, href, state: count === 0 ? "done" : blocks ? "todo" : "look" };
}

/** The steps of closing a month, in the order in which they are done. */
export function stepsOf(facts: Facts): Step[] {
  const { period, settings } = facts;
  const missing = missingRates(facts);
  const isClosed = period.closed_at !== null;
  const isLocked = [settings.soft_lock, settings.hard_lock].some((lock) => lock !== null && lock >= period.ends);
  const unsealed = found(facts.checks, "unsealed");
  return [
    ...(facts.draftInvoices === null
      ? []
      : [counted("invoices", facts.draftInvoices, `/invoices?status=draft&dated_to=${period.ends}`, false)]),
    counted("drafts", found(facts.checks, "drafts"), `/entries/drafts?dated_from=${period.starts}&dated_to=${period.ends}`),
    ...(facts.bankLines === null ? [] : [counted("bank", facts.bankLines, "/bank", false)]),
    counted("unallocated", found(facts.checks, "unallocated"), "/open-items?open_to=-0.01", false),
    ...(facts.rates.length === 0
      ? []
      : [
          counted("rates", missing.length, "/rates"),
          {
            key: "revaluation" as const,
            count: facts.isRevalued ? 0 : facts.rates.length,
            state: facts.isRevalued ? ("done" as const) : isClosed ? ("look" as const) : ("todo" as const),
            href: "/rates/revaluations",
            ...(facts.isRevalued || isClosed || missing.length > 0 ? {} : { runs: "revalue" as const }),
          },
        ]),
    {
      key: "seal",
      count: unsealed,
      state: unsealed === 0 ? "done" : "todo",
      href: "/seal",
      ...(unsealed > 0 ? { runs: "seal" as const } : {}),
    },
    { key: "period", count: 0, state: isClosed ? "done" : "todo", href: "/periods", ...(isClosed ? {} : { runs: "closePeriod" as const }) },
    { key: "lock", count: 0, state: isLocked ? "done" : "todo", href: "/periods", ...(isLocked ? {} : { runs: "setSoftLock" as const }) },
  ];
}
