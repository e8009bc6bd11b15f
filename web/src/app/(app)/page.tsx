import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HomePage } from "@/features/home/home-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("home") };
}

export default function Page() {
  return <HomePage />;
}
