import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { FILE } from "@/features/documents/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.file"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={FILE} id={(await params).id} />;
}
