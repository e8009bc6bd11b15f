import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RolePage } from "@/features/identity/roles/role-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.role"))("new") };
}

export default function Page() {
  return <RolePage />;
}
