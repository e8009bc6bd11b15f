import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Verify } from "@/features/identity/auth/letters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("verify"), referrer: "no-referrer" };
}

export default function Page() {
  return <Verify />;
}
