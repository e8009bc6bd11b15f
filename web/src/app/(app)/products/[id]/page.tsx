import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { Related } from "@/components/form/related";
import { PRICES } from "@/features/catalog/price-list/list";
import { PRODUCT } from "@/features/catalog/product/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.product"))("one") };
}

/** A product, and what price lists say of it. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <DocumentView definition={PRODUCT} id={id}>
      <Related definition={PRICES} title="prices" asked={{ product_id: id }} permission="catalog.prices.read" hide={["product", "category"]} />
    </DocumentView>
  );
}
