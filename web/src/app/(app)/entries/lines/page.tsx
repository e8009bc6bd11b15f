import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { LINES } from "@/features/ledger/entries/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.ledgerLines"))("title") };
}

/** What balances are made of. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={LINES} here="/entries/lines" search={await searchParams} />;
}
