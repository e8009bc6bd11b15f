import type { ListDefinition } from "@/components/data-table/definition";

/** What is sold: goods and services. */
export const PRODUCTS: ListDefinition = {
  id: "products",
  path: "/v1/catalog/products",
  search: true,
  sort: "name",
  row: "/products/{id}",
  naming: [
    {
      key: "category_id",
      permission: "catalog.products.read",
      path: "/v1/catalog/categories",
      shows: "name",
      into: "category_name",
    },
  ],
  tabs: [
    { label: "inUse", set: { is_active: "true" } },
    { label: "retired", set: { is_active: "false" } },
    { label: "all", set: {} },
  ],
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "kind", label: "product_kind", kind: "status" },
    { key: "category_name", label: "category_id", kind: "text" },
    { key: "sale_price", kind: "amount", sort: true, edit: { kind: "decimal" } },
    { key: "unit", kind: "code" },
    { key: "taxes", kind: "text" },
    { key: "barcode", kind: "code", extra: true, edit: { kind: "text" } },
    { key: "income_account", kind: "code", extra: true },
    { key: "is_active", kind: "boolean", extra: true },
    { key: "changed_at", kind: "instant", sort: true, extra: true },
  ],
  filters: [
    { key: "kind", label: "product_kind", kind: "choice", choices: ["goods", "service"] },
    { key: "sale_price", kind: "amounts" },
  ],
  create: { label: "newProduct", href: "/products/new", permission: "catalog.products.write" },
  importer: { label: "importProducts", href: "/products/import", permission: "catalog.products.write" },
  edit: {
    permission: "catalog.products.write",
    path: "/v1/catalog/products/{id}",
    method: "PUT",
    reads: true,
    sends: ["code", "name", "description", "kind", "category_id", "unit", "sale_price", "income_account", "taxes", "barcode", "is_active"],
  },
};
