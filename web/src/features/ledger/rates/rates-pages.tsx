import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ActionBar } from "@/components/form/action-bar";
import { ButtonLink } from "@/components/ui/button";
import { me } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";
import { RATES, REVALUATIONS, REVALUE } from "./list";
import { RateTools } from "./rate-tools";

/** Exchange rates: typed in, from the central bank's file, or from a file of one's own. */
export async function RatesPage({ search }: { search: Search }) {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const today = todayIn(who.company.time_zone);
  return (
    <ListPage definition={RATES} here="/rates" search={search}>
      <ButtonLink href="/rates/revaluations" look="quiet">
        {t("lists.revaluations.title")}
      </ButtonLink>
      {may(who.permissions, "ledger.rates.write") ? <RateTools home={who.company.currency} today={today} /> : null}
    </ListPage>
  );
}

/** Revaluations of what is open in other currencies, and a new one. */
export async function RevaluationsPage({ search }: { search: Search }) {
  const who = await me();
  const now = new Date();
  const ends = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).toISOString().slice(0, 10);
  return (
    <ListPage definition={REVALUATIONS} here="/rates/revaluations" search={search}>
      {may(who.permissions, REVALUE.permission) ? <ActionBar actions={[REVALUE]} record={{ ends }} /> : null}
    </ListPage>
  );
}
