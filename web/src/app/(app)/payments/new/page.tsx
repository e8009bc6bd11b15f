import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { NewPayment } from "@/features/payments/payments/new-payment";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.payment"))("new") };
}

/** Money received or sent, and what it settles. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return <NewPayment search={await searchParams} />;
}
