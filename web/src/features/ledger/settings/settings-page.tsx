import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ButtonLink } from "@/components/ui/button";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { DefaultsForm } from "./defaults-form";
import { JOURNALS } from "./list";

/** How the books are kept: journals, and the accounts that are used where nobody names one. */
export async function LedgerSettingsPage({ search }: { search: Search }) {
  const [t, who, defaults] = await Promise.all([
    getTranslations(),
    me(),
    read<{ role: string; account: string }[]>("/v1/ledger/defaults"),
  ]);
  const codes = [...new Set(defaults.map((one) => one.account))];
  const accounts = await read<{ items: { code: string; name: string }[] }>("/v1/ledger/accounts", { code: codes, limit: 100 });
  return (
    <>
      <ListPage definition={JOURNALS} here="/settings/ledger" search={search}>
        <ButtonLink href="/dimensions" look="quiet">
          {t("lists.dimensions.title")}
        </ButtonLink>
        <ButtonLink href="/opening" look="quiet">
          {t("entry.opening")}
        </ButtonLink>
        <ButtonLink href="/settings/company#payments" look="quiet">
          {t("settings.payments")}
        </ButtonLink>
        <ButtonLink href="/seal" look="quiet">
          {t("seal.title")}
        </ButtonLink>
      </ListPage>
      <h2 className="mt-8 mb-3 text-lg font-semibold">{t("ledgerSettings.defaults")}</h2>
      <DefaultsForm
        defaults={defaults}
        names={Object.fromEntries(accounts.items.map((one) => [one.code, one.name]))}
        mayWrite={may(who.permissions, "ledger.accounts.write")}
      />
    </>
  );
}
