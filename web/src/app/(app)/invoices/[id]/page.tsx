import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { INVOICE } from "@/features/invoicing/invoice/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.invoice"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={INVOICE} id={(await params).id} />;
}
