import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountView } from "@/features/ledger/accounts/account-pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.account"))("one") };
}

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <AccountView code={(await params).code} />;
}
