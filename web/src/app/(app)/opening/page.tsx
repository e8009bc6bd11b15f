import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OpeningBalances } from "@/features/ledger/entries/entry-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("entry"))("opening") };
}

export default function Page() {
  return <OpeningBalances />;
}
