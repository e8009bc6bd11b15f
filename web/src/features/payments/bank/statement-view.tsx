import { getLocale, getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { Became } from "@/components/ui/became";
import { ButtonLink } from "@/components/ui/button";
import { isZero } from "@/lib/format/decimal";
import { day, money } from "@/lib/format/format";
import { read } from "@/lib/api/server";
import { apart } from "@/lib/format/apart";
import { BANK_LINES } from "./list";

interface Statement {
  id: string;
  bank_account_id: string;
  bank_account: string;
  currency: string;
  number: string;
  file_name: string;
  opened: string | null;
  closed: string | null;
  opening: string | null;
  closing: string | null;
  difference: string;
}

/** One statement: its balances, and its lines with what was made of each. */
export async function StatementView({ id, search }: { id: string; search: Search }) {
  const [t, locale, statement] = await Promise.all([
    getTranslations(),
    getLocale(),
    read<Statement>(`/v1/payments/statements/${encodeURIComponent(id)}`),
  ]);
  const shown = (amount: string | null) => (amount === null ? "–" : money(amount, statement.currency, locale));
  const days = [statement.opened, statement.closed].map((one) => (one ? day(one, locale) : "…")).join(" – ");
  return (
    <>
      <p className="mb-2 text-sm text-quiet">
        {apart(statement.bank_account, statement.number || statement.file_name, days)} ·{" "}
        <Became from={shown(statement.opening)} to={shown(statement.closing)} />
      </p>
      {isZero(statement.difference) ? null : (
        <p role="note" className="mb-3 rounded-md bg-warn-soft p-3 text-sm text-warn">
          {t("bank.differenceAccepted", { amount: shown(statement.difference) })}
        </p>
      )}
      <ListPage definition={BANK_LINES} here={`/bank/statements/${id}`} search={search} fixed={{ statement_id: id }}>
        <ButtonLink href={`/bank/${statement.bank_account_id}/reconcile`} look="primary">
          {t("reconcile.title")}
        </ButtonLink>
      </ListPage>
    </>
  );
}
