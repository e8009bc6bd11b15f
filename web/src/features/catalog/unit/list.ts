import type { ListDefinition } from "@/components/data-table/definition";

/** What quantities are counted in. */
export const UNITS: ListDefinition = {
  id: "units",
  path: "/v1/catalog/units",
  search: false,
  sort: "code",
  row: "/units/{id}",
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "dimension", kind: "text", sort: true },
    { key: "numerator", kind: "number" },
    { key: "denominator", kind: "number" },
    { key: "places", kind: "number" },
    { key: "unece", kind: "code" },
    { key: "is_active", kind: "boolean" },
  ],
  filters: [
    { key: "name", kind: "text" },
    { key: "is_active", kind: "boolean" },
  ],
  create: { label: "newUnit", href: "/units/new", permission: "catalog.products.write" },
  edit: {
    permission: "catalog.products.write",
    path: "/v1/catalog/units/{id}",
    method: "PUT",
    sends: ["code", "name", "dimension", "numerator", "denominator", "places", "unece", "is_active"],
  },
};
