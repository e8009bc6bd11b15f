import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Outlined } from "@/components/ui/outlined";
import { PageTitle } from "@/components/ui/page-title";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { ColumnChoice } from "./column-choice";
import { askedOf, filtersOf, type ColumnDefinition, type ListDefinition, type Search } from "./definition";
import { ExportButton } from "./export-button";
import { FilterBar } from "./filter-bar";
import { ListRows, pageOf } from "./list-rows";
import { ListSkeleton } from "./list-skeleton";
import { SavedViews } from "./saved-views";
import { Tabs } from "./tabs";

/**
 * A whole list screen, out of its definition. The frame is there at once, the rows follow; what is
 * asked of the API does not depend on how many rows there are.
 */
export async function ListPage({
  definition,
  here,
  search,
  fixed = {},
  children,
}: {
  definition: ListDefinition;
  here: string;
  search: Search;
  /** Parameters that always hold here, such as the account whose lines these are. */
  fixed?: Readonly<Record<string, string | string[]>>;
  /** Further things to do, before those of the definition. */
  children?: ReactNode;
}) {
  const asked = askedOf(definition, search);
  const page = pageOf(definition, { ...asked, ...fixed });
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const permitted = (needed: string) => may(who.permissions, needed);
  const columns = columnsOf(definition, search);
  const create = definition.create && permitted(definition.create.permission) ? definition.create : null;
  return (
    <>
      <PageTitle title={t(`lists.${definition.id}.title`)}>
        {children}
        {definition.whole ? null : <SavedViews list={definition.id} />}
        <ColumnChoice columns={definition.columns} shown={columns.map((column) => column.key)} />
        {definition.noExport || definition.whole ? null : (
          <ExportButton path={`${definition.path}/export`} asked={{ ...filtersOf(asked), ...fixed }} name={definition.id} />
        )}
        {definition.importer && permitted(definition.importer.permission) ? (
          <ButtonLink href={definition.importer.href}>{t(`actions.${definition.importer.label}`)}</ButtonLink>
        ) : null}
        {create ? (
          <ButtonLink look="primary" href={create.href}>
            {t(`actions.${create.label}`)}
          </ButtonLink>
        ) : null}
      </PageTitle>
      {definition.tabs ? <Tabs definition={definition} search={search} here={here} /> : null}
      {definition.search || definition.filters.length > 0 ? (
        <FilterBar definition={definition} search={search} here={here} />
      ) : null}
      <Outlined key={JSON.stringify(asked)} answer={page} outline={<ListSkeleton columns={columns.length} />}>
        <ListRows definition={definition} columns={columns} here={here} search={search} fixed={fixed} page={page} />
      </Outlined>
    </>
  );
}

/** The columns that the address names, or the usual ones where it names none that there is. */
function columnsOf(definition: ListDefinition, search: Search): readonly ColumnDefinition[] {
  const wanted = typeof search.columns === "string" ? search.columns.split(",") : [];
  const chosen = definition.columns.filter((column) => wanted.includes(column.key));
  return chosen.length > 0 ? chosen : definition.columns.filter((column) => !column.extra);
}
