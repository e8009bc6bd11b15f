import "server-only";
import { readIfAllowed } from "@/lib/api/server";
import type { Check, Period, Settings } from "../periods/model";
import type { Facts } from "./steps";

interface Counted {
  count: number | null;
}

async function countOf(path: string, asked: Record<string, string | string[]>): Promise<number | null> {
  const page = await readIfAllowed<Counted>(path, { ...asked, limit: 1, count: true });
  return page?.count ?? null;
}

/** The currencies of what is open besides the company's, each with the day of its latest rate. */
async function ratesUpTo(day: string, home: string): Promise<Facts["rates"]> {
  const items = await readIfAllowed<{ items: { currency: string }[] }>("/v1/ledger/open-items", {
    is_open: true,
    dated_to: day,
    limit: 500,
  });
  const currencies = [...new Set((items?.items ?? []).map((item) => item.currency))].filter((code) => code !== home);
  return Promise.all(
    currencies.sort().map(async (currency) => {
      const page = await readIfAllowed<{ items: { dated: string }[] }>("/v1/ledger/rates", {
        currency,
        dated_to: day,
        sort: "-dated",
        limit: 1,
      });
      return { currency, latest: page?.items[0]?.dated ?? null };
    }),
  );
}

/** All that is asked of a month before it is closed, together. */
export async function factsOf(period: Period, settings: Settings): Promise<Facts> {
  const [checks, draftInvoices, bankLines, rates, revalued] = await Promise.all([
    readIfAllowed<Check[]>(`/v1/ledger/periods/${period.id}/checks`),
    countOf("/v1/invoicing/invoices", { status: "draft", dated_to: period.ends }),
    countOf("/v1/payments/lines", { status: ["open", "proposed"], dated_to: period.ends }),
    ratesUpTo(period.ends, settings.currency),
    countOf("/v1/ledger/revaluations", { dated: period.ends }),
  ]);
  return {
    period,
    checks: checks ?? [],
    draftInvoices,
    bankLines,
    rates,
    isRevalued: (revalued ?? 0) > 0,
    settings,
  };
}
