import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { SUPPLIER } from "@/features/parties/party/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.supplier"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={SUPPLIER} id={(await params).id} />;
}
