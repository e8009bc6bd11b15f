import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { SignUp } from "@/features/identity/auth/sign-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signUp") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <>
      <SignUp />
      <p className="mt-4 text-sm">
        <Link href="/sign-in" className="text-accent hover:underline">
          {t("haveAccount")}
        </Link>
      </p>
    </>
  );
}
