import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { RouteMessages } from "@/components/ui/route-messages";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import type { Permission } from "./matrix";
import { RoleForm, type Role } from "./role-form";

/** A role, new or there already; a ready-made one is only looked at. */
export async function RolePage({ id }: { id?: string }) {
  const [t, who, catalogue, role] = await Promise.all([
    getTranslations(),
    me(),
    read<{ permissions: Permission[] }>("/v1/identity/permissions"),
    id ? read<Role>(`/v1/identity/roles/${encodeURIComponent(id)}`) : undefined,
  ]);
  const mayWrite = may(who.permissions, "identity.roles.write");
  if (!role && !mayWrite) forbidden();
  return (
    <>
      <PageTitle title={role ? `${t("documents.role.one")} ${role.name}` : t("documents.role.new")} />
      <RouteMessages of={["permissions", "settings"]}>
        <RoleForm key={role?.version} role={role} permissions={catalogue.permissions} mayWrite={mayWrite} />
      </RouteMessages>
    </>
  );
}
