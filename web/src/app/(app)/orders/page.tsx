import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ORDERS } from "@/features/sales/order/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.orders"))("title") };
}

/** What was ordered. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={ORDERS} here="/orders" search={await searchParams} />;
}
