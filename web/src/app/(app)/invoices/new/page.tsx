import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { INVOICE } from "@/features/invoicing/invoice/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.invoice"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={INVOICE} search={await searchParams} />;
}
