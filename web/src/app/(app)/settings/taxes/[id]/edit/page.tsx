import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { TAX } from "@/features/settings/taxes/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.tax"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={TAX} id={(await params).id} />;
}
