import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { RevaluationsPage } from "@/features/ledger/rates/rates-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.revaluations"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <RevaluationsPage search={await searchParams} />;
}
