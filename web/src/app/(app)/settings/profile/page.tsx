import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfilePage } from "@/features/identity/profile/profile-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("profile") };
}

export default function Page() {
  return <ProfilePage />;
}
