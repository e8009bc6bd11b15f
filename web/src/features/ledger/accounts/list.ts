import type { ListDefinition } from "@/components/data-table/definition";

export const ACCOUNT_KINDS = ["asset", "liability", "equity", "income", "expense"] as const;

export const SUBTYPES = [
  "general",
  "receivable",
  "payable",
  "bank",
  "cash",
  "tax",
  "inventory",
  "fixed",
  "prepayment",
  "loan",
  "retained",
  "cost_of_sales",
  "depreciation",
  "financial",
  "income_tax",
] as const;

/** The chart of accounts. */
export const ACCOUNTS: ListDefinition = {
  id: "accounts",
  path: "/v1/ledger/accounts",
  identity: ["code"],
  search: true,
  sort: "code",
  row: "/accounts/{code}",
  tabs: [{ label: "all", set: {} }, ...ACCOUNT_KINDS.map((kind) => ({ label: kind, set: { kind } }))],
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "kind", kind: "status", sort: true },
    { key: "subtype", kind: "status", sort: true },
    { key: "currency", kind: "code" },
    { key: "active", kind: "boolean", edit: { kind: "boolean" } },
    { key: "note", kind: "text", extra: true, edit: { kind: "text" } },
  ],
  filters: [
    { key: "subtype", kind: "choice", choices: SUBTYPES },
    { key: "active", kind: "boolean" },
  ],
  create: { label: "newAccount", href: "/accounts/new", permission: "ledger.accounts.write" },
  importer: { label: "importAccounts", href: "/accounts/import", permission: "ledger.accounts.write" },
  edit: {
    permission: "ledger.accounts.write",
    path: "/v1/ledger/accounts/{code}",
    method: "PUT",
    sends: ["name", "kind", "subtype", "active", "currency", "note", "required_dimensions"],
  },
};
