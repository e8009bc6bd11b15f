import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { INVOICE_IMPORT } from "@/features/invoicing/invoice/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("invoices") };
}

export default function Page() {
  return <ImportPage definition={INVOICE_IMPORT} />;
}
