import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { FILES } from "@/features/documents/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("files") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ListPage definition={FILES} here="/settings/files" search={await searchParams} />;
}
