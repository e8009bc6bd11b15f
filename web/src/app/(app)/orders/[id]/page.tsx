import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { ORDER } from "@/features/sales/order/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.order"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={ORDER} id={(await params).id} />;
}
