import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPage } from "@/components/form/pages";
import { ACCOUNT } from "@/features/ledger/accounts/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.account"))("new") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPage definition={ACCOUNT} search={await searchParams} />;
}
