import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { OpenItemsPage } from "@/features/payments/items/open-items-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.openItems"))("title") };
}

/** What is owed, document by document. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <OpenItemsPage search={await searchParams} />;
}
