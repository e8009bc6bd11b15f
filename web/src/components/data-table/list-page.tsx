import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, query, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { ColumnChoice } from "./column-choice";
import { DataTable } from "./data-table";
import { askedOf, filterNames, type ListDefinition, type PageOf, type Row } from "./definition";
import { FilterBar } from "./filter-bar";
import { SavedViews } from "./saved-views";

type Search = Record<string, string | string[] | undefined>;

/** A whole list screen, out of its definition: one request for its rows, however many there are. */
export async function ListPage({
  definition,
  here,
  search,
}: {
  definition: ListDefinition;
  here: string;
  search: Search;
}) {
  const asked = askedOf(definition, search);
  const [t, who, page] = await Promise.all([
    getTranslations(),
    me(),
    read<PageOf<Row>>(definition.path, { limit: 50, ...asked }),
  ]);
  const permitted = (needed: string) => may(who.permissions, needed);
  const wanted = typeof search.columns === "string" ? search.columns.split(",") : null;
  const columns = definition.columns.filter((column) =>
    wanted ? wanted.includes(column.key) : !column.extra,
  );
  const filters = Object.fromEntries(Object.entries(asked).filter(([name]) => !["after", "limit"].includes(name)));
  const isFiltered = [...filterNames(definition), "q"].some((name) => name in asked);
  const create = definition.create && permitted(definition.create.permission) ? definition.create : null;
  return (
    <>
      <PageTitle title={t(`lists.${definition.id}.title`)}>
        <SavedViews list={definition.id} />
        <ColumnChoice columns={definition.columns} shown={columns.map((column) => column.key)} />
        {(["csv", "xlsx"] as const).map((format) => (
          <a
            key={format}
            href={`${definition.path}/export${query({ ...filters, format })}`}
            download
            className="inline-flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-accent-soft"
          >
            {format.toUpperCase()}
          </a>
        ))}
        {definition.importer && permitted(definition.importer.permission) ? (
          <ButtonLink href={definition.importer.href}>{t(`actions.${definition.importer.label}`)}</ButtonLink>
        ) : null}
        {create ? (
          <ButtonLink look="primary" href={create.href}>
            {t(`actions.${create.label}`)}
          </ButtonLink>
        ) : null}
      </PageTitle>
      <FilterBar definition={definition} search={search} here={here} />
      {page.items.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "table.nothingFound" : `lists.${definition.id}.empty`)}
          text={t(isFiltered ? "table.nothingFoundHint" : `lists.${definition.id}.emptyHint`)}
          action={!isFiltered && create ? { href: create.href, label: t(`actions.${create.label}`) } : undefined}
        />
      ) : (
        <DataTable
          definition={definition}
          columns={columns}
          rows={page.items}
          bulk={(definition.bulk ?? []).filter((action) => permitted(action.permission))}
        />
      )}
      <nav aria-label={t("table.pages")} className="no-print mt-3 flex gap-2">
        {asked.after ? <ButtonLink href={`${here}${query({ ...filters })}`}>{t("table.first")}</ButtonLink> : null}
        {page.next ? (
          <ButtonLink href={`${here}${query({ ...asked, after: page.next })}`}>{t("table.next")}</ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
