import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { DimensionsPage } from "@/features/ledger/dimensions/dimension-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.dimensions"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <DimensionsPage search={await searchParams} />;
}
