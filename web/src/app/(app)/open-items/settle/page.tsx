import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { SettlePage } from "@/features/payments/items/settle-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pay"))("settleItems") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <SettlePage search={await searchParams} />;
}
