import type { DocumentDefinition } from "@/components/form/definition";

/** A price list; its prices are put in one by one, or from a file. */
export const PRICE_LIST: DocumentDefinition = {
  id: "priceList",
  kind: "price_list",
  path: "/v1/catalog/price-lists",
  home: "/price-lists",
  names: ["name"],
  noFiles: true,
  permissions: { read: "catalog.prices.read", write: "catalog.prices.write" },
  sections: [
    {
      fields: [
        { key: "code", kind: "text", required: true },
        { key: "name", kind: "text", required: true },
        { key: "currency", kind: "currency", required: true },
        { key: "starts", kind: "date" },
        { key: "ends", kind: "date" },
        { key: "is_active", kind: "boolean", initial: true },
      ],
    },
  ],
  actions: [
    {
      label: "addPrices",
      permission: "catalog.prices.write",
      method: "POST",
      path: "/v1/catalog/price-lists/{id}/prices",
      look: "primary",
      asks: [
        {
          key: "prices",
          kind: "rows",
          initial: [{ min_quantity: "0" }],
          fields: [
            { key: "product_id", kind: "lookup", lookup: "products" },
            { key: "category_id", kind: "lookup", lookup: "categories" },
            { key: "min_quantity", kind: "decimal", initial: "0" },
            { key: "price", kind: "decimal" },
            { key: "discount", kind: "percent" },
            { key: "starts", kind: "date" },
            { key: "ends", kind: "date" },
          ],
        },
      ],
      warning: "prices",
    },
  ],
};
