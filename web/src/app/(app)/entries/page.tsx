import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { EntriesPage } from "@/features/ledger/entries/entries-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.entries"))("title") };
}

/** What was posted. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <EntriesPage search={await searchParams} />;
}
