import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { PRODUCT } from "@/features/catalog/product/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.product"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={PRODUCT} id={(await params).id} />;
}
