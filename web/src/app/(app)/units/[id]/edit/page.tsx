import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { UNIT } from "@/features/catalog/unit/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.unit"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={UNIT} id={(await params).id} />;
}
