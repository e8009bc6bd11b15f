import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { apart } from "@/lib/format/apart";
import { may } from "@/lib/permissions/permissions";
import type { Balances, BankLine } from "./model";
import { ReconcileScreen } from "./screen";

interface Account {
  id: string;
  name: string;
}

/** The reconciliation of one account: what is left of its statements, read together. */
export async function ReconcilePage({ account: id }: { account: string }) {
  const today = new Date().toISOString().slice(0, 10);
  const path = `/v1/payments/bank-accounts/${encodeURIComponent(id)}`;
  const [t, who, account, balances, page] = await Promise.all([
    getTranslations(),
    me(),
    read<Account>(path),
    read<Balances>(`${path}/reconciliation`, { on: today }),
    read<{ items: BankLine[] }>("/v1/payments/lines", {
      bank_account_id: id,
      status: ["open", "proposed"],
      sort: "dated",
      limit: 200,
    }),
  ]);
  return (
    <>
      <PageTitle title={apart(t("reconcile.title"), account.name)}>
        <ButtonLink href={`/bank/${id}`} look="quiet">
          {t("reconcile.toAccountPage")}
        </ButtonLink>
        {may(who.permissions, "payments.statements.import") ? (
          <ButtonLink href={`/bank/import?account=${id}`}>{t("actions.importStatement")}</ButtonLink>
        ) : null}
      </PageTitle>
      <ReconcileScreen
        account={{ id: account.id, name: account.name }}
        lines={page.items}
        balances={balances}
        mayMatch={may(who.permissions, "payments.statements.match")}
        mayWriteOff={may(who.permissions, "payments.payments.write_off")}
      />
    </>
  );
}
