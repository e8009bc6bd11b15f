import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ROLES } from "@/features/identity/roles/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("roles") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={ROLES} here="/settings/roles" search={await searchParams} />;
}
