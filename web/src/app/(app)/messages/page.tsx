import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesPage } from "@/features/notifications/messages-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("messages") };
}

export default function Page() {
  return <MessagesPage />;
}
