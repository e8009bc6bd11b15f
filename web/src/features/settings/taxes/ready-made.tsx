import { getTranslations } from "next-intl/server";
import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition } from "@/components/form/definition";

const FIELDS: readonly FieldDefinition[] = [
  { key: "template", label: "tax_template", kind: "choice", required: true, choices: ["tax_de", "tax_us", "tax_generic"], help: "taxTemplate" },
];

/** Taxes as countries usually have them, taken over at once. */
export async function ReadyMadeTaxes() {
  const t = await getTranslations();
  const options = ["de", "us", "generic"].map((one) => [one, t(`settings.taxTemplates.${one}`)] as const);
  return (
    <details className="mb-4 rounded-md border border-rule bg-panel p-4">
      <summary className="cursor-pointer font-medium">{t("settings.readyMadeTaxes")}</summary>
      <div className="mt-3 max-w-md">
        <FieldsForm
          fields={FIELDS.map((field) => ({ ...field, choices: undefined, options }))}
          path="/v1/catalog/taxes/ready-made"
          submit="take"
          columns={1}
        />
      </div>
    </details>
  );
}
