import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { SignIn } from "@/features/identity/auth/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn") };
}

export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const [t, { to }] = await Promise.all([getTranslations("auth"), searchParams]);
  return (
    <>
      <SignIn to={to} />
      <p className="mt-4 flex justify-between text-sm">
        <Link href="/forgot" className="text-accent hover:underline">
          {t("forgot")}
        </Link>
        <Link href="/sign-up" className="text-accent hover:underline">
          {t("signUp")}
        </Link>
      </p>
    </>
  );
}
