import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Forgot } from "@/features/identity/auth/letters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("forgot") };
}

export default function Page() {
  return <Forgot />;
}
