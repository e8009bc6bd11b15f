import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionBar } from "@/components/form/action-bar";
import type { ActionDefinition, Values } from "@/components/form/definition";
import { FieldsForm } from "@/components/form/fields-form";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { companyFields } from "./fields";

const path = "/v1/identity/companies/{id}";
const ACTIONS: readonly ActionDefinition[] = [
  { label: "closeCompany", permission: "identity.companies.write", method: "POST", path: `${path}/close`, when: { key: "is_active", in: [true] }, look: "danger", confirm: true, sendsVersion: true, warning: "closeCompany" },
  { label: "reopenCompany", permission: "identity.companies.write", method: "POST", path: `${path}/reopen`, when: { key: "is_active", in: [false] } },
];

/** A company's own data; whose books are open is the company of the bar above. */
export async function CompanyPage({ id, children }: { id?: string; children?: ReactNode }) {
  const [t, locale, who] = await Promise.all([getTranslations(), getLocale(), me()]);
  const company = await read<Values>(`/v1/identity/companies/${encodeURIComponent(id ?? who.company.id)}`);
  const mayWrite = may(who.permissions, "identity.companies.write");
  const actions = id && id !== who.company.id && mayWrite ? ACTIONS.filter((one) => (one.label === "closeCompany") === company.is_active) : [];
  return (
    <>
      <PageTitle title={`${t("shell.rooms.company")}: ${String(company.name)}`}>
        <ActionBar actions={actions} record={company} />
      </PageTitle>
      <section aria-label={t("settings.companyData")} className="mb-6 rounded-md border border-rule bg-panel p-4">
        <h2 className="mb-3 font-semibold">{t("settings.companyData")}</h2>
        <p className="mb-4 text-sm text-quiet">{t("settings.companyDataText", { currency: String(company.currency) })}</p>
        <FieldsForm
          key={String(company.version)}
          fields={companyFields(locale, false)}
          record={company}
          method="PUT"
          path={`/v1/identity/companies/${String(company.id)}`}
          disabled={!mayWrite}
          columns={3}
        />
      </section>
      {children}
    </>
  );
}
