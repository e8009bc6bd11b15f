import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { PRICE_LIST } from "@/features/catalog/price-list/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.priceList"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={PRICE_LIST} id={(await params).id} />;
}
