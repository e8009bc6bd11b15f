import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { PAYMENT_TERMS } from "@/features/parties/terms/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.terms"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={PAYMENT_TERMS} search={await searchParams} />;
}
