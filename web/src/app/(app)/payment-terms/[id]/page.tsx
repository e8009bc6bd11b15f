import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { PAYMENT_TERMS } from "@/features/parties/terms/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.terms"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={PAYMENT_TERMS} id={(await params).id} />;
}
