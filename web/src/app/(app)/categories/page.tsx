import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { CATEGORIES } from "@/features/catalog/category/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.categories"))("title") };
}

/** What products are sorted into. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={CATEGORIES} here="/categories" search={await searchParams} />;
}
