import type { ListDefinition } from "@/components/data-table/definition";

/** Statements as they came in. */
export const STATEMENTS: ListDefinition = {
  id: "statements",
  path: "/v1/payments/statements",
  search: false,
  sort: "-imported_at",
  row: "/bank/statements/{id}",
  columns: [
    { key: "number", kind: "code", or: "file_name" },
    { key: "bank_account", kind: "text" },
    { key: "opened", kind: "date", sort: true },
    { key: "closed", kind: "date", sort: true },
    { key: "opening", kind: "amount", currency: "currency" },
    { key: "closing", kind: "amount", currency: "currency" },
    { key: "new_count", label: "newLines", kind: "number" },
    { key: "difference", kind: "amount", currency: "currency" },
    { key: "file_name", kind: "text", extra: true },
    { key: "file_format", kind: "code", extra: true },
    { key: "imported_at", kind: "instant", sort: true },
  ],
  filters: [
    { key: "closed", kind: "dates" },
    { key: "bank_account_id", kind: "hidden" },
  ],
  create: { label: "importStatement", href: "/bank/import", permission: "payments.statements.import" },
};

/** Every line of every statement, with what was made of it. */
export const BANK_LINES: ListDefinition = {
  id: "bankLines",
  wording: [{ key: "reason", says: "reason", into: "reason_said" }],
  path: "/v1/payments/lines",
  row: "/bank/lines/{id}",
  search: true,
  sort: "dated",
  tabs: [
    { label: "all", set: {} },
    { label: "proposed", set: { status: "proposed" } },
    { label: "unmatched", set: { status: "open" } },
    { label: "matched", set: { status: "matched" } },
    { label: "ignored", set: { status: "ignored" } },
  ],
  columns: [
    { key: "dated", kind: "date", sort: true },
    { key: "party", kind: "text", sort: true },
    { key: "text", kind: "text" },
    { key: "amount", kind: "amount", currency: "currency", sort: true },
    { key: "status", kind: "status", sort: true },
    { key: "reason_said", label: "reason", kind: "text" },
    { key: "bank_account", kind: "text", extra: true },
    { key: "reference", kind: "text", extra: true },
    { key: "note", kind: "text", extra: true },
  ],
  filters: [
    { key: "dated", kind: "dates" },
    { key: "amount", kind: "amounts" },
    { key: "statement_id", kind: "hidden" },
    { key: "bank_account_id", kind: "hidden" },
  ],
  bulk: [
    {
      label: "acceptProposals",
      permission: "payments.statements.match",
      path: "/v1/payments/lines/accept",
      key: "lines",
      item: "line_id",
      when: { key: "status", in: ["proposed"] },
    },
  ],
};

/** Words of a line, and the account that lines with them go to. */
export const RULES: ListDefinition = {
  id: "bankRules",
  path: "/v1/payments/rules",
  search: false,
  sort: "contains",
  row: "/bank/rules/{id}/edit",
  columns: [
    { key: "contains", kind: "text", sort: true },
    { key: "account", kind: "code", sort: true },
    { key: "label", kind: "text", edit: { kind: "text" } },
    { key: "money_in", kind: "boolean" },
    { key: "used", kind: "number", sort: true },
    { key: "is_active", label: "active", kind: "boolean", edit: { kind: "boolean" } },
  ],
  filters: [{ key: "is_active", label: "active", kind: "boolean" }],
  create: { label: "newRule", href: "/bank/rules/new", permission: "payments.statements.match" },
  edit: {
    permission: "payments.statements.match",
    path: "/v1/payments/rules/{id}",
    method: "PUT",
    sends: ["contains", "account", "label", "money_in", "is_active"],
  },
};
