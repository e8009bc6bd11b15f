import { getTranslations } from "next-intl/server";
import type { ListDefinition, PageOf, Row } from "@/components/data-table/definition";
import { ButtonLink } from "@/components/ui/button";
import { me, query, readIfAllowed, type Asked } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { LineTable } from "./line-table";

const FIRST = 8;

/** Records that belong to the one that is looked at: the first of them, and the way to all. */
export async function Related({
  definition,
  title,
  asked,
  permission,
  hide = [],
  all,
  create,
}: {
  definition: ListDefinition;
  /** Message key under "sections". */
  title: string;
  asked: Asked;
  permission: string;
  /** Columns that say the same in every row here. */
  hide?: readonly string[];
  /** Where the whole list is, filtered alike. */
  all?: string;
  create?: { label: string; href: string; permission: string };
}) {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  if (!may(who.permissions, permission)) return null;
  const page = await readIfAllowed<PageOf<Row>>(definition.path, { limit: FIRST, ...asked });
  const rows = page?.items ?? [];
  const canCreate = create && may(who.permissions, create.permission);
  if (rows.length === 0 && !canCreate) return null;
  const columns = definition.columns
    .filter((column) => !column.extra && !hide.includes(column.key))
    .map((column, n) => ({ ...column, link: column.link ?? (n === 0 && definition.row ? definition.row : undefined) }));
  const heading = t(`sections.${title}`);
  return (
    <section className="mb-5">
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h2 className="font-semibold">{heading}</h2>
        {all && page?.next ? (
          <ButtonLink look="quiet" href={`${all}${query(asked)}`}>
            {t("form.seeAll")}
          </ButtonLink>
        ) : null}
        {canCreate ? (
          <ButtonLink look="quiet" href={create.href}>
            {t(`actions.${create.label}`)}
          </ButtonLink>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="text-sm text-quiet">{t("form.noneYet")}</p>
      ) : (
        <LineTable columns={columns} rows={rows} label={heading} />
      )}
    </section>
  );
}
