import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BankAccountView } from "@/features/payments/bank/bank-account-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.bankAccount"))("one") };
}

export default async function Page({ params }: { params: Promise<{ account: string }> }) {
  return <BankAccountView account={(await params).account} />;
}
