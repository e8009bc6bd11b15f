import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { CLOSINGS } from "@/features/ledger/periods/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.closings"))("title") };
}

/** Who closed and reopened what. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={CLOSINGS} here="/periods/trace" search={await searchParams} />;
}
