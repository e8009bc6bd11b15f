import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/import/import-page";
import { ACCOUNT_IMPORT } from "@/features/ledger/accounts/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.titles"))("accounts") };
}

export default function Page() {
  return <ImportPage definition={ACCOUNT_IMPORT} />;
}
