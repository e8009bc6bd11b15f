import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { USER } from "@/features/identity/users/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.user"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DocumentView definition={USER} id={(await params).id} />;
}
