import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeriodsPage } from "@/features/ledger/periods/periods-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("periods"))("title") };
}

export default function Page() {
  return <PeriodsPage />;
}
