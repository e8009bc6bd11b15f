import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { EMAIL } from "@/features/notifications/documents";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.email"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={EMAIL} id={(await params).id} />;
}
