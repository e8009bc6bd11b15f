import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { RULE } from "@/features/payments/bank/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankRule"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={RULE} id={(await params).id} />;
}
