import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OpeningImport } from "@/features/ledger/entries/entry-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("opening") };
}

export default function Page() {
  return <OpeningImport />;
}
