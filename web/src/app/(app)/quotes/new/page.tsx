import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { QUOTE } from "@/features/sales/quote/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.quote"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={QUOTE} search={await searchParams} />;
}
