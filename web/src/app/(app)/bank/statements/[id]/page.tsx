import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { StatementView } from "@/features/payments/bank/statement-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bank"))("statement") };
}

export default async function Page({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Search> }) {
  return <StatementView id={(await params).id} search={await searchParams} />;
}
