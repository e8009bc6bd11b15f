import type { ListDefinition } from "@/components/data-table/definition";

export const COMPANIES: ListDefinition = {
  id: "companies",
  path: "/v1/identity/companies",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "country", kind: "text" },
    { key: "currency", kind: "text" },
    { key: "time_zone", kind: "text", extra: true },
    { key: "role", kind: "text" },
    { key: "is_active", kind: "boolean" },
    { key: "opened_at", kind: "instant", extra: true },
  ],
  filters: [{ key: "is_active", kind: "boolean" }],
  search: false,
  sort: "name",
  row: "/settings/companies/{id}",
  create: { label: "newCompany", href: "/settings/companies/new", permission: "identity.companies.write" },
};
