"use client";

import { useLocale, useTranslations } from "next-intl";
import { isZero } from "@/lib/format/decimal";
import { day, money } from "@/lib/format/format";
import type { Balances } from "./model";

/** What the bank says, what the books say, and what lies between them, as it stands now. */
export function BalancesBar({ balances }: { balances: Balances }) {
  const t = useTranslations("reconcile");
  const locale = useLocale();
  const shown = (amount: string | null) => (amount === null ? "–" : money(amount, balances.currency, locale));
  const facts = [
    { label: t("statementBalance"), value: shown(balances.statement_balance), about: balances.statement_date ? day(balances.statement_date, locale) : "" },
    { label: t("ledgerBalance"), value: shown(balances.ledger_balance), about: balances.account },
    { label: t("unposted"), value: shown(balances.unposted), about: t("lines", { count: balances.unposted_count }), strong: true },
    { label: t("outstanding"), value: shown(balances.outstanding), about: t("payments", { count: balances.outstanding_count }) },
    ...(balances.ignored_count > 0
      ? [{ label: t("putAside"), value: shown(balances.ignored), about: t("lines", { count: balances.ignored_count }) }]
      : []),
    ...(isZero(balances.other) ? [] : [{ label: t("other"), value: shown(balances.other), about: t("otherHint") }]),
  ];
  return (
    <div role="group" tabIndex={0} aria-label={t("balances")} className="mb-3 overflow-x-auto rounded-md border border-rule bg-panel px-4 py-2">
      <dl className="flex gap-x-6">
      {facts.map((fact) => (
        <div key={fact.label} className="shrink-0">
          <dt className="text-xs text-quiet">{fact.label}</dt>
          <dd className={`tabular-nums ${fact.strong ? "font-semibold" : ""}`}>{fact.value}</dd>
          <dd className="text-xs text-quiet">{fact.about}</dd>
        </div>
      ))}
      </dl>
    </div>
  );
}
