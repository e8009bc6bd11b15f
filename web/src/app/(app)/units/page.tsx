import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { UNITS } from "@/features/catalog/unit/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.units"))("title") };
}

/** What quantities are counted in. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={UNITS} here="/units" search={await searchParams} />;
}
