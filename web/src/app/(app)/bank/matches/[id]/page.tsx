import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MatchView } from "@/features/payments/bank/match-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bank"))("match") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <MatchView id={(await params).id} />;
}
