import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { BANK_ACCOUNT } from "@/features/payments/bank/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankAccount"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={BANK_ACCOUNT} search={await searchParams} />;
}
