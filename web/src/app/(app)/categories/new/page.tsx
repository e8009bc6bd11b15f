import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { CATEGORY } from "@/features/catalog/category/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.category"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={CATEGORY} search={await searchParams} />;
}
