import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { DELIVERIES } from "@/features/notifications/lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.deliveries"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={DELIVERIES} here="/settings/deliveries" search={await searchParams} />;
}
