import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { SUPPLIER } from "@/features/parties/party/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.supplier"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={SUPPLIER} id={(await params).id} />;
}
