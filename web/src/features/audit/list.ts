import type { ListDefinition } from "@/components/data-table/definition";

/** What one looks for in the log, by the first words of its commands. */
const DEEDS = ["sign_in", "add", "create", "change", "delete", "remove", "set", "post", "send", "record", "cancel", "reverse", "import", "close", "reopen", "invite", "give", "issue", "revoke"];

/** The kinds of record that are looked for by themselves. */
const KINDS = [
  "invoice", "quote", "order", "payment", "entry", "party", "product", "price_list", "tax", "account", "period", "year",
  "bank_account", "statement", "payment_rule", "payment_terms", "file", "company", "user", "role", "key", "session", "webhook",
];

export const AUDIT: ListDefinition = {
  id: "audit",
  path: "/v1/audit/entries",
  columns: [
    { key: "at", kind: "instant" },
    { key: "user_name", label: "user", kind: "text" },
    { key: "deed", label: "command", kind: "text" },
    { key: "about", label: "record_kind", kind: "text" },
    { key: "refusal", label: "refused", kind: "text" },
    { key: "via", kind: "status" },
    { key: "address", label: "ip_address", kind: "code" },
    { key: "command", label: "api_name", kind: "code", extra: true },
    { key: "request_id", kind: "code", extra: true },
  ],
  filters: [
    { key: "at", kind: "dates" },
    { key: "command_has", label: "command", kind: "choice", choices: DEEDS, words: "commands", prefix: "." },
    { key: "kind", label: "record_kind", kind: "choice", choices: KINDS, words: "kinds" },
    { key: "via", kind: "choice", choices: ["session", "key", "system"] },
    { key: "refused_missing", label: "accepted", kind: "boolean" },
    { key: "user_id", kind: "hidden" },
    { key: "subject", kind: "hidden" },
  ],
  search: true,
  sort: "-id",
  row: "/settings/audit/{id}",
  wording: [
    { key: "command", says: "deed", into: "deed" },
    { key: "kind", says: "kind", into: "about" },
    { key: "refused", says: "refusal", into: "refusal" },
  ],
  naming: [{ key: "user_id", permission: "identity.users.read", path: "/v1/identity/users", shows: "name", into: "user_name" }],
};
