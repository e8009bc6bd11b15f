import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditEntryPage } from "@/features/audit/entry-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("entry") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AuditEntryPage id={(await params).id} />;
}
