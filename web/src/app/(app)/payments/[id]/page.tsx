import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PaymentView } from "@/features/payments/payments/payment-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.payment"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PaymentView id={(await params).id} />;
}
