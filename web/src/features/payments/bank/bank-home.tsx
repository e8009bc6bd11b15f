import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Badge } from "@/components/ui/badge";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { day, money } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import type { Balances } from "../reconcile/model";

interface Account {
  id: string;
  name: string;
  kind: string;
  iban: string;
  number: string;
  currency: string;
  is_active: boolean;
}

/** So many accounts show their balances; each costs a request. */
const WITH_BALANCES = 12;

/** The company's bank and cash accounts: what the bank says, what the books say, and what is left to match. */
export async function BankHome() {
  const today = new Date().toISOString().slice(0, 10);
  const [t, who, page] = await Promise.all([
    getTranslations(),
    me(),
    read<{ items: Account[] }>("/v1/payments/bank-accounts", { sort: "name", limit: 200 }),
  ]);
  const accounts = page.items;
  const balances = await Promise.all(
    accounts
      .slice(0, WITH_BALANCES)
      .map((one) => readIfAllowed<Balances>(`/v1/payments/bank-accounts/${one.id}/reconciliation`, { on: today })),
  );
  const permitted = (needed: string) => may(who.permissions, needed);
  const canAdd = permitted("payments.bank_accounts.write");
  return (
    <>
      <PageTitle title={t("bank.title")}>
        <ButtonLink href="/bank/statements" look="quiet">
          {t("lists.statements.title")}
        </ButtonLink>
        <ButtonLink href="/bank/lines" look="quiet">
          {t("lists.bankLines.title")}
        </ButtonLink>
        <ButtonLink href="/bank/rules" look="quiet">
          {t("lists.bankRules.title")}
        </ButtonLink>
        <ButtonLink href="/settings/company#payments" look="quiet">
          {t("settings.payments")}
        </ButtonLink>
        {canAdd ? <ButtonLink href="/bank/new">{t("actions.newBankAccount")}</ButtonLink> : null}
        {permitted("payments.statements.import") ? (
          <ButtonLink look="primary" href="/bank/import">
            {t("actions.importStatement")}
          </ButtonLink>
        ) : null}
      </PageTitle>
      {accounts.length === 0 ? (
        <EmptyState
          title={t("pay.noAccount")}
          text={t("pay.noAccountHint")}
          action={canAdd ? { href: "/bank/new", label: t("actions.newBankAccount") } : undefined}
        />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {accounts.map((account, n) => (
            <li key={account.id}>
              <AccountCard account={account} balances={balances[n] ?? null} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

async function AccountCard({ account, balances }: { account: Account; balances: Balances | null }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const shown = (amount: string | null | undefined) =>
    amount === null || amount === undefined ? "–" : money(amount, account.currency, locale);
  const left = balances?.unposted_count ?? 0;
  return (
    <article className="h-full rounded-md border border-rule bg-panel p-4">
      <div className="flex items-start justify-between gap-2">
        <h2 className="font-semibold">
          <Link href={`/bank/${account.id}`} className="text-accent hover:underline">
            {account.name}
          </Link>
        </h2>
        {account.is_active ? null : <Badge>{t("status.inactive")}</Badge>}
      </div>
      <p className="text-xs text-quiet">{account.iban || account.number || t(`status.${account.kind}`)}</p>
      {balances ? (
        <dl className="mt-3 grid grid-cols-2 gap-2 text-sm">
          <div>
            <dt className="text-xs text-quiet">
              {t("reconcile.statementBalance")}
              {balances.statement_date ? `, ${day(balances.statement_date, locale)}` : ""}
            </dt>
            <dd className="tabular-nums">{shown(balances.statement_balance)}</dd>
          </div>
          <div>
            <dt className="text-xs text-quiet">{t("reconcile.ledgerBalance")}</dt>
            <dd className="tabular-nums">{shown(balances.ledger_balance)}</dd>
          </div>
        </dl>
      ) : null}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <ButtonLink look={left > 0 ? "primary" : "plain"} href={`/bank/${account.id}/reconcile`}>
          {left > 0 ? t("bank.reconcileLines", { count: left }) : t("reconcile.title")}
        </ButtonLink>
        <ButtonLink look="quiet" href={`/bank/statements?bank_account_id=${account.id}`}>
          {t("lists.statements.title")}
        </ButtonLink>
      </div>
    </article>
  );
}
