import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { CUSTOMERS } from "@/features/parties/party/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.customers"))("title") };
}

/** Those we sell to. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={CUSTOMERS} here="/customers" search={await searchParams} />;
}
