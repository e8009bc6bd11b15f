import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPage } from "@/components/form/pages";
import { BANK_ACCOUNT } from "@/features/payments/bank/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankAccount"))("one") };
}

export default async function Page({ params }: { params: Promise<{ account: string }> }) {
  return <EditPage definition={BANK_ACCOUNT} id={(await params).account} />;
}
