import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { INVOICES } from "@/features/invoicing/invoice/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.invoices"))("title") };
}

/** What is owed to us. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={INVOICES} here="/invoices" search={await searchParams} />;
}
