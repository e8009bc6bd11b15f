import { getTranslations } from "next-intl/server";
import { FoldedFields } from "@/components/form/folded-fields";
import type { FieldDefinition } from "@/components/form/definition";

const FIELDS: readonly FieldDefinition[] = [
  { key: "template", label: "tax_template", kind: "choice", required: true, choices: ["tax_de", "tax_us", "tax_generic"], help: "taxTemplate" },
];

/** Taxes as countries usually have them, taken over at once. */
export async function ReadyMadeTaxes() {
  const t = await getTranslations();
  const options = ["de", "us", "generic"].map((one) => [one, t(`settings.taxTemplates.${one}`)] as const);
  return (
    <FoldedFields
      title={t("settings.readyMadeTaxes")}
      fields={FIELDS.map((field) => ({ ...field, choices: undefined, options }))}
      path="/v1/catalog/taxes/ready-made"
      submit="take"
      columns={1}
    />
  );
}
