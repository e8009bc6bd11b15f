import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { LedgerSettingsPage } from "@/features/ledger/settings/settings-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ledgerSettings"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <LedgerSettingsPage search={await searchParams} />;
}
