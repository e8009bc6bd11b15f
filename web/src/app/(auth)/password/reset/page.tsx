import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Reset } from "@/features/identity/auth/letters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("reset"), referrer: "no-referrer" };
}

export default function Page() {
  return <Reset />;
}
