import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { StatementImportPage } from "@/features/payments/bank/import-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("actions"))("importStatement") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <StatementImportPage search={await searchParams} />;
}
