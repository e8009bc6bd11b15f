import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { QUOTES } from "@/features/sales/quote/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.quotes"))("title") };
}

/** What was offered. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={QUOTES} here="/quotes" search={await searchParams} />;
}
