import type { ImportDefinition } from "@/components/import/definition";

/** Products out of a file, one to a row. */
export const PRODUCT_IMPORT: ImportDefinition = {
  id: "products",
  path: "/v1/catalog/products/import",
  home: "/products",
  permission: "catalog.products.write",
  fields: [
    { key: "code", required: true },
    { key: "name", required: true },
    { key: "description" },
    { key: "kind", label: "product_kind" },
    { key: "category", label: "category_id" },
    { key: "unit" },
    { key: "sale_price" },
    { key: "taxes" },
    { key: "income_account" },
    { key: "barcode" },
  ],
};
