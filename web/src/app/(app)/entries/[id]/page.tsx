import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EntryView } from "@/features/ledger/entries/entry-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.entry"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EntryView id={(await params).id} />;
}
