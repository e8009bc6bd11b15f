import type { ListDefinition } from "@/components/data-table/definition";

/** Price lists: their currency, and when they hold. */
export const PRICE_LISTS: ListDefinition = {
  id: "priceLists",
  path: "/v1/catalog/price-lists",
  search: false,
  sort: "code",
  row: "/price-lists/{id}",
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "currency", kind: "code", sort: true },
    { key: "starts", kind: "date", sort: true, edit: { kind: "date" } },
    { key: "ends", kind: "date", sort: true, edit: { kind: "date" } },
    { key: "is_active", kind: "boolean" },
  ],
  filters: [
    { key: "name", kind: "text" },
    { key: "is_active", kind: "boolean" },
  ],
  create: { label: "newPriceList", href: "/price-lists/new", permission: "catalog.prices.write" },
  importer: { label: "importPrices", href: "/price-lists/import", permission: "catalog.prices.write" },
  edit: {
    permission: "catalog.prices.write",
    path: "/v1/catalog/price-lists/{id}",
    method: "PUT",
    sends: ["code", "name", "currency", "starts", "ends", "is_active"],
  },
};

/** The prices of a list, or those of a product in every list. */
export const PRICES: ListDefinition = {
  id: "prices",
  path: "/v1/catalog/prices",
  search: false,
  sort: "price_list",
  columns: [
    { key: "product", label: "product_id", kind: "code", sort: true, link: "/products/{product_id}" },
    { key: "category", label: "category_id", kind: "code", sort: true, link: "/categories/{category_id}" },
    { key: "price_list", label: "price_list_id", kind: "code", sort: true, link: "/price-lists/{price_list_id}" },
    { key: "min_quantity", kind: "quantity", sort: true },
    { key: "price", kind: "amount", currency: "currency", sort: true },
    { key: "discount", kind: "percent", sort: true },
    { key: "starts", kind: "date", sort: true },
    { key: "ends", kind: "date", sort: true },
  ],
  filters: [],
};
