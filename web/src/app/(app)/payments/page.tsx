import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { PAYMENTS } from "@/features/payments/payments/list";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists.payments");
  return { title: t("title") };
}

/** Money received and sent. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={PAYMENTS} here="/payments" search={await searchParams} />;
}
