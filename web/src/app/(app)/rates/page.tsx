import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { RatesPage } from "@/features/ledger/rates/rates-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.rates"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <RatesPage search={await searchParams} />;
}
