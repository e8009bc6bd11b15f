import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { TERMS } from "@/features/parties/terms/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.terms"))("title") };
}

/** When totals are due. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={TERMS} here="/payment-terms" search={await searchParams} />;
}
