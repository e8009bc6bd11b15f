import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReportsIndex } from "@/features/reports/reports-index";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default function Page() {
  return <ReportsIndex />;
}
