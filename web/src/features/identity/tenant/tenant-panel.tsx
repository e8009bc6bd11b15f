import { getTranslations } from "next-intl/server";
import type { FieldDefinition } from "@/components/form/definition";
import { FoldedFields } from "@/components/form/folded-fields";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

interface Tenant {
  name: string;
  workspace: string;
  version: number;
}

/** The workspace is made anew only of words that are typed: left empty, it stays what it is. */
const FIELDS: readonly FieldDefinition[] = [
  { key: "name", kind: "text", required: true },
  { key: "workspace", label: "new_workspace", kind: "text", help: "newWorkspace" },
];

/** What holds all companies: how it is called, and the workspace that is named at sign-in. */
export async function TenantPanel() {
  const [t, actions, who, tenant] = await Promise.all([getTranslations("settings"), getTranslations("actions"), me(), readIfAllowed<Tenant>("/v1/identity/tenant")]);
  if (!tenant) return null;
  const { name, version, workspace } = tenant;
  return (
    <section aria-label={t("tenant")} className="mt-6 max-w-3xl rounded-md border border-rule bg-panel p-4">
      <h2 className="mb-3 font-semibold">{t("tenant")}</h2>
      <p className="mb-1">
        <bdi>{name}</bdi>
      </p>
      <p className="mb-3 text-sm text-quiet">
        {t("tenantText")} <code className="rounded bg-page px-1.5 py-0.5">{workspace}</code>
      </p>
      {may(who.permissions, "identity.companies.write") ? (
        <FoldedFields inPanel key={version} title={actions("edit")} fields={FIELDS} record={{ name, version }} method="PUT" path="/v1/identity/tenant" />
      ) : null}
    </section>
  );
}
