import type { ListDefinition } from "@/components/data-table/definition";

export const KEYS: ListDefinition = {
  id: "keys",
  path: "/v1/identity/api-keys",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "hint", kind: "code" },
    { key: "user_name", kind: "text" },
    { key: "created_at", kind: "instant" },
    { key: "used_at", kind: "instant" },
    { key: "ends_at", kind: "instant" },
    { key: "revoked_at", kind: "instant" },
  ],
  filters: [{ key: "revoked_at_missing", label: "in_force", kind: "boolean" }],
  search: false,
  sort: "name",
  row: "/settings/keys/{id}",
  create: { label: "newKey", href: "/settings/keys/new", permission: "identity.keys.write" },
};
