import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { PRODUCT_IMPORT } from "@/features/catalog/product/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("products") };
}

export default function Page() {
  return <ImportPage definition={PRODUCT_IMPORT} />;
}
