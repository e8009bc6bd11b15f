import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { BANK_LINES } from "@/features/payments/bank/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.bankLines"))("title") };
}

/** Every line of every statement. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={BANK_LINES} here="/bank/lines" search={await searchParams} />;
}
