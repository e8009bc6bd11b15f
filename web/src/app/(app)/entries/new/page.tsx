import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewEntry } from "@/features/ledger/entries/entry-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.entry"))("new") };
}

export default function Page() {
  return <NewEntry />;
}
