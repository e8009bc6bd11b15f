import type { ListDefinition } from "@/components/data-table/definition";

export const AUDIT: ListDefinition = {
  id: "audit",
  path: "/v1/audit/entries",
  columns: [
    { key: "at", kind: "instant" },
    { key: "user_name", label: "user", kind: "text" },
    { key: "command", kind: "code" },
    { key: "kind", label: "record_kind", kind: "code" },
    { key: "refused", kind: "code" },
    { key: "via", kind: "status" },
    { key: "address", label: "ip_address", kind: "code" },
    { key: "request_id", kind: "code", extra: true },
  ],
  filters: [
    { key: "at", kind: "dates" },
    { key: "command", kind: "text" },
    { key: "kind", label: "record_kind", kind: "text" },
    { key: "via", kind: "choice", choices: ["session", "key", "system"] },
    { key: "refused_missing", label: "accepted", kind: "boolean" },
    { key: "user_id", kind: "hidden" },
    { key: "subject", kind: "hidden" },
  ],
  search: true,
  sort: "-id",
  row: "/settings/audit/{id}",
  naming: [{ key: "user_id", permission: "identity.users.read", path: "/v1/identity/users", shows: "name", into: "user_name" }],
};
