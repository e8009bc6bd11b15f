import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { PAYMENT } from "@/features/payments/payments/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.payment"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={PAYMENT} id={(await params).id} />;
}
