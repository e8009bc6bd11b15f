import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ACCOUNTS } from "@/features/ledger/accounts/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.accounts"))("title") };
}

/** The chart of accounts. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={ACCOUNTS} here="/accounts" search={await searchParams} />;
}
