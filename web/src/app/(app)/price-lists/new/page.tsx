import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { PRICE_LIST } from "@/features/catalog/price-list/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.priceList"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={PRICE_LIST} search={await searchParams} />;
}
