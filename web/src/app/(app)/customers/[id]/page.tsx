import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { CUSTOMER } from "@/features/parties/party/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.customer"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={CUSTOMER} id={(await params).id} />;
}
