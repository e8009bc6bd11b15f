import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { QUOTE } from "@/features/sales/quote/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.quote"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={QUOTE} id={(await params).id} />;
}
