import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeliveryPage } from "@/features/notifications/delivery-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.delivery"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DeliveryPage id={(await params).id} />;
}
