import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DraftEntry } from "@/features/ledger/entries/entry-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.draft"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DraftEntry id={(await params).id} />;
}
