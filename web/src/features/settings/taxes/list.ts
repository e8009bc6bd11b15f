import type { ListDefinition } from "@/components/data-table/definition";

export const CATEGORIES = ["S", "Z", "E", "AE", "K", "G", "O"] as const;

export const TAXES: ListDefinition = {
  id: "taxes",
  path: "/v1/catalog/taxes",
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true },
    { key: "rate", label: "tax_rate", kind: "quantity" },
    { key: "kind", label: "tax_kind", kind: "status" },
    { key: "category", label: "tax_category", kind: "status" },
    { key: "inclusive", kind: "boolean" },
    { key: "due_account", kind: "text", extra: true },
    { key: "deductible_account", kind: "text", extra: true },
    { key: "is_active", kind: "boolean" },
  ],
  filters: [
    { key: "category", label: "tax_category", kind: "choice", choices: CATEGORIES },
    { key: "is_active", kind: "boolean" },
  ],
  search: false,
  sort: "code",
  row: "/settings/taxes/{id}",
  create: { label: "newTax", href: "/settings/taxes/new", permission: "catalog.taxes.write" },
};
