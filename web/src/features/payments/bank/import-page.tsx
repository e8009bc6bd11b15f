import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { first, type Search } from "@/components/data-table/definition";
import { PageTitle } from "@/components/ui/page-title";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { StatementImport } from "./statement-import";

/** The screen that takes a bank's files. */
export async function StatementImportPage({ search }: { search: Search }) {
  const [t, who, accounts] = await Promise.all([
    getTranslations(),
    me(),
    readIfAllowed<{ items: { id: string; name: string }[] }>("/v1/payments/bank-accounts", { is_active: true, limit: 200 }),
  ]);
  if (!may(who.permissions, "payments.statements.import")) forbidden();
  return (
    <>
      <PageTitle title={t("actions.importStatement")} />
      <StatementImport
        account={first(search.account)}
        accounts={(accounts?.items ?? []).map(({ id, name }) => ({ id, name }))}
      />
    </>
  );
}
