import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { PageTitle } from "@/components/ui/page-title";
import { RouteMessages } from "@/components/ui/route-messages";
import { NewKey } from "@/features/identity/keys/new-key";
import type { Permission } from "@/features/identity/roles/matrix";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.key"))("new") };
}

export default async function Page() {
  const [t, who, found] = await Promise.all([
    getTranslations("documents.key"),
    me(),
    read<{ permissions: Permission[] }>("/v1/identity/permissions"),
  ]);
  if (!may(who.permissions, "identity.keys.write")) forbidden();
  return (
    <RouteMessages of={["permissions", "settings"]}>
      <PageTitle title={t("new")} />
      <NewKey permissions={found.permissions.filter((one) => one.in_keys && one.is_held)} />
    </RouteMessages>
  );
}
