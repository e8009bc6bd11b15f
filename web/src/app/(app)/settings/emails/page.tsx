import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { EMAILS } from "@/features/notifications/lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists.emails"))("title") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={EMAILS} here="/settings/emails" search={await searchParams} />;
}
