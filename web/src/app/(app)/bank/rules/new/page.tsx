import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { RULE } from "@/features/payments/bank/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankRule"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={RULE} search={await searchParams} />;
}
