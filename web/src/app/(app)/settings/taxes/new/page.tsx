import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPage } from "@/components/form/pages";
import { TAX } from "@/features/settings/taxes/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.tax"))("new") };
}

export default function Page() {
  return <NewPage definition={TAX} />;
}
