import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SealPage } from "@/features/ledger/seal/seal-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("seal"))("title") };
}

export default function Page() {
  return <SealPage />;
}
