import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { RATE_IMPORT } from "@/features/ledger/rates/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("rates") };
}

export default function Page() {
  return <ImportPage definition={RATE_IMPORT} />;
}
