import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { first, type Search } from "@/components/data-table/definition";
import { DocumentView } from "@/components/form/document-view";
import { PRICE_LIST } from "@/features/catalog/price-list/document";
import { PricesOf } from "@/features/catalog/price-list/prices-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.priceList"))("one") };
}

/** A price list with its prices. */
export default async function Page({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Search> }) {
  const { id } = await params;
  return (
    <DocumentView definition={PRICE_LIST} id={id}>
      <PricesOf listId={id} after={first((await searchParams).after) || undefined} />
    </DocumentView>
  );
}
