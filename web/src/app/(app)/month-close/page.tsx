import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ClosePage } from "@/features/ledger/close/close-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("close"))("title") };
}

/** Closing a month, step by step. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <ClosePage search={await searchParams} />;
}
