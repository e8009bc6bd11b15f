import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { PRICE_LIST } from "@/features/catalog/price-list/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.priceList"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={PRICE_LIST} id={(await params).id} />;
}
