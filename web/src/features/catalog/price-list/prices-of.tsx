import { getTranslations } from "next-intl/server";
import type { PageOf, Row } from "@/components/data-table/definition";
import { ButtonLink } from "@/components/ui/button";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { PRICES } from "./list";
import { PriceTable } from "./price-table";

const AT_ONCE = 100;

/** What a price list says, a page at a time. */
export async function PricesOf({ listId, after }: { listId: string; after?: string }) {
  const [t, who, page] = await Promise.all([
    getTranslations(),
    me(),
    readIfAllowed<PageOf<Row>>(PRICES.path, { price_list_id: listId, limit: AT_ONCE, after }),
  ]);
  if (!page) return null;
  return (
    <section className="mb-5">
      <h2 className="mb-2 font-semibold">{t("sections.prices")}</h2>
      {page.items.length === 0 ? (
        <p className="text-sm text-quiet">{t("form.noneYet")}</p>
      ) : (
        <PriceTable
          listId={listId}
          columns={PRICES.columns.filter((column) => column.key !== "price_list")}
          rows={page.items}
          mayWrite={may(who.permissions, "catalog.prices.write")}
        />
      )}
      {page.next ? (
        <ButtonLink className="mt-2" href={`/price-lists/${listId}?after=${encodeURIComponent(page.next)}`}>
          {t("table.next")}
        </ButtonLink>
      ) : null}
    </section>
  );
}
