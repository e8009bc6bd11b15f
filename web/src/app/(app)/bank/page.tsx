import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BankHome } from "@/features/payments/bank/bank-home";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bank"))("title") };
}

/** Accounts, and what is left to match. */
export default function Page() {
  return <BankHome />;
}
