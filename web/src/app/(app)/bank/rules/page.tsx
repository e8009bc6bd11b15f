import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { RULES } from "@/features/payments/bank/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.bankRules"))("title") };
}

/** Words of a line, and the account they go to. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={RULES} here="/bank/rules" search={await searchParams} />;
}
