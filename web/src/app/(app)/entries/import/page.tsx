import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { ENTRY_IMPORT } from "@/features/ledger/entries/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("entries") };
}

export default function Page() {
  return <ImportPage definition={ENTRY_IMPORT} />;
}
