import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { CATEGORY } from "@/features/catalog/category/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.category"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPage definition={CATEGORY} id={(await params).id} />;
}
