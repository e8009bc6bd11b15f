import type { DocumentDefinition } from "@/components/form/definition";
import { CATEGORIES } from "./list";

/** A tax: how much, of what kind, and to which accounts it goes. */
export const TAX: DocumentDefinition = {
  id: "tax",
  kind: "tax",
  path: "/v1/catalog/taxes",
  home: "/settings/taxes",
  names: ["code"],
  permissions: { read: "catalog.taxes.read", write: "catalog.taxes.write" },
  noFiles: true,
  sections: [
    {
      fields: [
        { key: "code", kind: "text", required: true },
        { key: "name", kind: "text", required: true },
        { key: "rate", label: "tax_rate", kind: "decimal", required: true, help: "taxRate" },
        { key: "kind", label: "tax_kind", kind: "choice", required: true, choices: ["percent", "fixed"], initial: "percent" },
        { key: "category", label: "tax_category", kind: "choice", required: true, choices: CATEGORIES, initial: "S", help: "taxCategory" },
        { key: "inclusive", kind: "boolean", help: "inclusive" },
        { key: "is_active", kind: "boolean", initial: true },
      ],
    },
    {
      title: "accounts",
      fields: [
        { key: "due_account", kind: "lookup", lookup: "accounts", help: "dueAccount" },
        { key: "deductible_account", kind: "lookup", lookup: "accounts" },
      ],
    },
    {
      title: "exemption",
      folded: true,
      fields: [
        { key: "exemption_code", kind: "text", help: "exemptionCode" },
        { key: "exemption_reason", kind: "text", wide: true },
        { key: "compound", kind: "boolean", help: "compound" },
        { key: "rank", kind: "integer", initial: 1 },
      ],
    },
  ],
  edit: "PUT",
  actions: [],
};
