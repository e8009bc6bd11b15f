import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { STATEMENTS } from "@/features/payments/bank/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.statements"))("title") };
}

/** Statements as they came in. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={STATEMENTS} here="/bank/statements" search={await searchParams} />;
}
