import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { DRAFTS } from "@/features/ledger/entries/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.drafts"))("title") };
}

/** Entries that are not posted yet. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={DRAFTS} here="/entries/drafts" search={await searchParams} />;
}
