import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WebhookEdit } from "@/features/notifications/webhook-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.webhook"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WebhookEdit id={(await params).id} />;
}
