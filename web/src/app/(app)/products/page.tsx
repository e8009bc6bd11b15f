import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { PRODUCTS } from "@/features/catalog/product/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.products"))("title") };
}

/** What is sold. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={PRODUCTS} here="/products" search={await searchParams} />;
}
