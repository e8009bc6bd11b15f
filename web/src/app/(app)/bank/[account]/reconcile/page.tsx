import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReconcilePage } from "@/features/payments/reconcile/reconcile-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconcile"))("title") };
}

/** Statement lines against what they settle. */
export default async function Page({ params }: { params: Promise<{ account: string }> }) {
  return <ReconcilePage account={(await params).account} />;
}
