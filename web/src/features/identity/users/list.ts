import type { ListDefinition } from "@/components/data-table/definition";

export const USERS: ListDefinition = {
  id: "users",
  path: "/v1/identity/users",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "email", kind: "text" },
    { key: "role", kind: "text" },
    { key: "status", kind: "status" },
    { key: "two_steps", kind: "boolean" },
    { key: "signed_in_at", kind: "instant" },
    { key: "member_since", kind: "instant", extra: true },
  ],
  filters: [{ key: "status", kind: "choice", choices: ["active", "invited", "suspended", "deactivated"] }],
  search: true,
  sort: "name",
  row: "/settings/users/{id}",
  create: { label: "invite", href: "/settings/users/invite", permission: "identity.users.write" },
};
