import type { ListDefinition } from "@/components/data-table/definition";

export const ROLES: ListDefinition = {
  id: "roles",
  path: "/v1/identity/roles",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "ready_made", kind: "status" },
  ],
  filters: [{ key: "ready_made_missing", label: "own_role", kind: "boolean" }],
  search: false,
  sort: "name",
  row: "/settings/roles/{id}",
  create: { label: "newRole", href: "/settings/roles/new", permission: "identity.roles.write" },
};
