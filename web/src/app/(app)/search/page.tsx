import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchPage } from "@/components/shell/search-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("search") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ q?: string }> }) {
  return <SearchPage asked={(await searchParams).q?.trim() ?? ""} />;
}
