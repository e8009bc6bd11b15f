import type { DocumentDefinition } from "@/components/form/definition";

/** A product or service: what it is called, costs and is taxed by. */
export const PRODUCT: DocumentDefinition = {
  id: "product",
  kind: "product",
  path: "/v1/catalog/products",
  home: "/products",
  names: ["name"],
  permissions: { read: "catalog.products.read", write: "catalog.products.write" },
  sections: [
    {
      title: "general",
      fields: [
        { key: "name", kind: "text", required: true },
        { key: "code", kind: "text", required: true },
        { key: "kind", label: "product_kind", kind: "choice", choices: ["goods", "service"], initial: "goods", required: true },
        { key: "category_id", kind: "lookup", lookup: "categories" },
        { key: "barcode", kind: "text" },
        { key: "is_active", kind: "boolean", initial: true, help: "productActive" },
        { key: "description", kind: "textarea", wide: true },
      ],
    },
    {
      title: "selling",
      fields: [
        { key: "sale_price", kind: "decimal", help: "salePrice" },
        { key: "unit", kind: "lookup", lookup: "units" },
        { key: "taxes", kind: "taxes" },
        { key: "income_account", kind: "lookup", lookup: "accounts", help: "incomeAccount" },
      ],
    },
  ],
  naming: [
    { key: "category_id", permission: "catalog.products.read", path: "/v1/catalog/categories", shows: "name", into: "category_name" },
  ],
  facts: [
    { key: "code", kind: "code" },
    { key: "kind", label: "product_kind", kind: "status" },
    { key: "category_name", label: "category_id", kind: "text", link: "/categories/{category_id}", extra: true },
    { key: "barcode", kind: "code", extra: true },
    { key: "sale_price", kind: "amount", currency: "company_currency" },
    { key: "unit", kind: "code", extra: true },
    { key: "taxes", kind: "text" },
    { key: "income_account", kind: "code", link: "/accounts/{income_account}", extra: true },
    { key: "is_active", kind: "boolean" },
    { key: "description", kind: "text", extra: true },
  ],
  actions: [],
};
