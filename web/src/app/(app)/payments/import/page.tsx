import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { PAYMENT_IMPORT } from "@/features/payments/payments/import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("payments") };
}

export default function Page() {
  return <ImportPage definition={PAYMENT_IMPORT} />;
}
