import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { CUSTOMER_IMPORT } from "@/features/parties/party/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("customers") };
}

export default function Page() {
  return <ImportPage definition={CUSTOMER_IMPORT} />;
}
