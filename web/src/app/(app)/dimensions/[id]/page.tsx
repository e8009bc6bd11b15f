import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ValuesPage } from "@/features/ledger/dimensions/dimension-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.dimensionValues"))("title") };
}

export default async function Page({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Search> }) {
  return <ValuesPage id={(await params).id} search={await searchParams} />;
}
