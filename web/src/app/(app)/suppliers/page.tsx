import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { SUPPLIERS } from "@/features/parties/party/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.suppliers"))("title") };
}

/** Those we buy from. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={SUPPLIERS} here="/suppliers" search={await searchParams} />;
}
