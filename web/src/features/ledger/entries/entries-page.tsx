import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ButtonLink } from "@/components/ui/button";
import { ENTRIES } from "./list";

/** Journal entries, and the ways to drafts and to single lines. */
export async function EntriesPage({ search }: { search: Search }) {
  const t = await getTranslations();
  return (
    <ListPage definition={ENTRIES} here="/entries" search={search}>
      <ButtonLink href="/entries/drafts" look="quiet">
        {t("lists.drafts.title")}
      </ButtonLink>
      <ButtonLink href="/entries/lines" look="quiet">
        {t("lists.ledgerLines.title")}
      </ButtonLink>
    </ListPage>
  );
}
