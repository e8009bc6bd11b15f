import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { KEYS } from "@/features/identity/keys/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("keys") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={KEYS} here="/settings/keys" search={await searchParams} />;
}
