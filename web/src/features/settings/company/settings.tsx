import { getTranslations } from "next-intl/server";
import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { LETTERHEAD, PAYMENTS, ROUNDING } from "./fields";
import { Logo } from "./logo";

interface SettingsDefinition {
  id: string;
  /** Message key under "settings". */
  about: string;
  path: string;
  write: string;
  fields: readonly FieldDefinition[];
}

const SETTINGS: readonly SettingsDefinition[] = [
  { id: "letterhead", about: "letterheadText", path: "/v1/invoicing/settings", write: "invoicing.settings.write", fields: LETTERHEAD },
  { id: "rounding", about: "roundingText", path: "/v1/catalog/settings/taxes", write: "catalog.taxes.write", fields: ROUNDING },
  { id: "payments", about: "paymentsText", path: "/v1/payments/settings", write: "payments.bank_accounts.write", fields: PAYMENTS },
];

/** The settings of the open company that this reader may see, each with its own form. */
export async function CompanySettings() {
  const [t, who, ...records] = await Promise.all([
    getTranslations("settings"),
    me(),
    ...SETTINGS.map((one) => readIfAllowed<Values>(one.path)),
  ]);
  return SETTINGS.map((one, n) => {
    const record = records[n];
    if (!record) return null;
    const mayWrite = may(who.permissions, one.write);
    const isLetterhead = one.id === "letterhead";
    return (
      <section key={one.id} id={one.id} aria-label={t(one.id)} className="mb-6 scroll-mt-20 rounded-md border border-rule bg-panel p-4">
        <h2 className="mb-1 font-semibold">{t(one.id)}</h2>
        <p className="mb-4 text-sm text-quiet">{t(one.about)}</p>
        {isLetterhead && mayWrite ? <Logo record={record} /> : null}
        <FieldsForm
          key={String(record.version)}
          fields={one.fields}
          record={record}
          method="PUT"
          path={one.path}
          sends={isLetterhead && record.logo_file_id ? { logo_file_id: record.logo_file_id } : undefined}
          disabled={!mayWrite}
          columns={3}
        />
      </section>
    );
  });
}
