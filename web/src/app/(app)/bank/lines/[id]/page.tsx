import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LineView } from "@/features/payments/bank/line-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankLine"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LineView id={(await params).id} />;
}
