import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemError } from "@/lib/api/problem";
import { me, read, type Asked } from "@/lib/api/server";
import { packed } from "@/lib/format/packed";
import { may } from "@/lib/permissions/permissions";
import { Count } from "./count";
import { DataTable } from "./data-table";
import {
  askedOf,
  filtersOf,
  isNarrowed,
  keysOf,
  type ColumnDefinition,
  type ListDefinition,
  type PageOf,
  type Row,
  type Search,
} from "./definition";
import { ListError } from "./list-error";
import { named } from "./naming";
import { Pages } from "./pages";
import { worded } from "./wording";

/** The rows of a list, or why there are none; a refusal is said here, with a way to try again. */
export async function ListRows({
  definition,
  columns,
  here,
  search,
  fixed,
  page: asking,
}: {
  definition: ListDefinition;
  columns: readonly ColumnDefinition[];
  here: string;
  search: Search;
  fixed: Readonly<Record<string, string | string[]>>;
  /** What the API answers, asked for before the page began. */
  page: ReturnType<typeof pageOf>;
}) {
  const asked = askedOf(definition, search);
  const [t, who, page] = await Promise.all([getTranslations(), me(), asking]);
  if (page instanceof ProblemError) return <ListError problem={page.problem} here={here} />;
  const permitted = (needed: string) => may(who.permissions, needed);
  const rows = await worded(definition, await named(definition, page.items, who.permissions));
  const narrowed = isNarrowed(definition, search);
  const create = definition.create && permitted(definition.create.permission) ? definition.create : null;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState
          title={t(narrowed ? "table.nothingFound" : `lists.${definition.id}.empty`)}
          text={t(narrowed ? "table.nothingFoundHint" : `lists.${definition.id}.emptyHint`)}
          action={
            narrowed
              ? { href: here, label: t("table.clear") }
              : create
                ? { href: create.href, label: t(`actions.${create.label}`) }
                : undefined
          }
        />
      ) : (
        <DataTable
          definition={definition}
          title={t(`lists.${definition.id}.title`)}
          columns={columns}
          rows={packed(rows, keysOf(definition, columns))}
          bulk={(definition.bulk ?? []).filter((action) => permitted(action.permission))}
          canEdit={definition.edit !== undefined && permitted(definition.edit.permission)}
        />
      )}
      <div className="no-print mt-3 flex flex-wrap items-center gap-3 text-sm text-quiet">
        {definition.whole ? null : (
          <Suspense fallback={<span aria-hidden="true">…</span>}>
            <Count path={definition.path} asked={{ ...filtersOf(asked), ...fixed }} here={rows.length} more={page.next !== null} />
          </Suspense>
        )}
        <Pages next={page.next} />
      </div>
    </>
  );
}

/**
 * Ask for a page of rows. It is asked before anything else of the page is waited for; what becomes
 * of it is seen where the rows are drawn.
 */
export function pageOf(definition: ListDefinition, asked: Asked): Promise<PageOf<Row> | ProblemError> {
  const page = answered(definition, asked);
  page.catch(() => undefined);
  return page;
}

async function answered(definition: ListDefinition, asked: Asked): Promise<PageOf<Row> | ProblemError> {
  try {
    const found = await read<PageOf<Row> | Row[]>(definition.path, definition.whole ? undefined : { limit: 50, ...asked });
    return Array.isArray(found) ? { items: found, next: null } : found;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
