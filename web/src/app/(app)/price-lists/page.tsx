import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { PRICE_LISTS } from "@/features/catalog/price-list/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.priceLists"))("title") };
}

/** Prices for some, for a time, from a quantity on. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={PRICE_LISTS} here="/price-lists" search={await searchParams} />;
}
