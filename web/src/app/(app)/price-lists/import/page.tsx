import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { PRICE_IMPORT } from "@/features/catalog/price-list/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("prices") };
}

export default function Page() {
  return <ImportPage definition={PRICE_IMPORT} />;
}
