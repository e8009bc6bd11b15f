import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";
import { RouteMessages } from "@/components/ui/route-messages";
import { NewKey } from "@/features/identity/keys/new-key";
import type { Permission } from "@/features/identity/roles/matrix";
import { read } from "@/lib/api/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.key"))("new") };
}

export default async function Page() {
  const [t, found] = await Promise.all([
    getTranslations("documents.key"),
    read<{ permissions: Permission[] }>("/v1/identity/permissions"),
  ]);
  return (
    <RouteMessages of={["permissions", "settings"]}>
      <PageTitle title={t("new")} />
      <NewKey permissions={found.permissions.filter((one) => one.in_keys && one.is_held)} />
    </RouteMessages>
  );
}
