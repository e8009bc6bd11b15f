import type { ListDefinition } from "@/components/data-table/definition";

/** What products are sorted into. */
export const CATEGORIES: ListDefinition = {
  id: "categories",
  path: "/v1/catalog/categories",
  search: false,
  sort: "code",
  row: "/categories/{id}",
  naming: [
    {
      key: "parent_id",
      permission: "catalog.products.read",
      path: "/v1/catalog/categories",
      shows: "name",
      into: "parent_name",
    },
  ],
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "parent_name", label: "parent_id", kind: "text" },
  ],
  filters: [{ key: "name", kind: "text" }],
  create: { label: "newCategory", href: "/categories/new", permission: "catalog.products.write" },
  edit: {
    permission: "catalog.products.write",
    path: "/v1/catalog/categories/{id}",
    method: "PUT",
    sends: ["code", "name", "parent_id"],
  },
};
