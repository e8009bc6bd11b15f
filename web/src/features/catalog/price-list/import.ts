import type { ImportDefinition } from "@/components/import/definition";

/** Prices out of a file; lists, products and categories by their codes. */
export const PRICE_IMPORT: ImportDefinition = {
  id: "prices",
  path: "/v1/catalog/prices/import",
  home: "/price-lists",
  permission: "catalog.prices.write",
  fields: [
    { key: "price_list", label: "price_list_id", required: true },
    { key: "product", label: "product_id" },
    { key: "category", label: "category_id" },
    { key: "min_quantity" },
    { key: "price" },
    { key: "discount" },
    { key: "starts" },
    { key: "ends" },
  ],
};
