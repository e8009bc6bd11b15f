import type { DocumentDefinition } from "@/components/form/definition";

/** A bank or cash account, and the ledger account it posts to. */
export const BANK_ACCOUNT: DocumentDefinition = {
  id: "bankAccount",
  kind: "bank_account",
  path: "/v1/payments/bank-accounts",
  home: "/bank",
  names: ["name"],
  permissions: { read: "payments.bank_accounts.read", write: "payments.bank_accounts.write" },
  edit: "PUT",
  sections: [
    {
      fields: [
        { key: "name", kind: "text", required: true },
        { key: "kind", kind: "choice", choices: ["bank", "cash"], initial: "bank", required: true },
        { key: "currency", kind: "currency", required: true },
        { key: "account", kind: "lookup", lookup: "accounts", required: true, help: "bankLedgerAccount" },
        { key: "journal", kind: "lookup", lookup: "journals", initial: "BNK", required: true },
        { key: "iban", kind: "text" },
        { key: "bic", kind: "text" },
        { key: "number", label: "accountNumber", kind: "text", help: "accountNumber" },
        { key: "is_active", label: "active", kind: "boolean", initial: true },
      ],
    },
  ],
  actions: [
    {
      label: "delete",
      permission: "payments.bank_accounts.write",
      method: "DELETE",
      path: "/v1/payments/bank-accounts/{id}",
      look: "danger",
      warning: "deleteBankAccount",
      to: "/bank",
    },
  ],
};

/** A rule learned, or written by hand. */
export const RULE: DocumentDefinition = {
  id: "bankRule",
  kind: "payment_rule",
  path: "/v1/payments/rules",
  home: "/bank/rules",
  names: ["contains"],
  permissions: { read: "payments.statements.read", write: "payments.statements.match" },
  edit: "PUT",
  sections: [
    {
      fields: [
        { key: "contains", kind: "text", required: true, help: "ruleContains" },
        { key: "account", kind: "lookup", lookup: "accounts", required: true },
        { key: "label", kind: "text" },
        { key: "is_active", label: "active", kind: "boolean", initial: true },
      ],
    },
  ],
  actions: [
    {
      label: "delete",
      permission: "payments.statements.match",
      method: "DELETE",
      path: "/v1/payments/rules/{id}",
      look: "danger",
      warning: "deleteRule",
      to: "/bank/rules",
    },
  ],
};

/** A line of a statement: only what it is settled with can be changed. */
export const BANK_LINE: DocumentDefinition = {
  id: "bankLine",
  kind: "statement_line",
  path: "/v1/payments/lines",
  home: "/bank/lines",
  names: ["party"],
  permissions: { read: "payments.statements.read", write: "payments.statements.match" },
  editable: { key: "status", in: [] },
  sections: [],
  facts: [
    { key: "dated", kind: "date" },
    { key: "value_date", kind: "date", extra: true },
    { key: "amount", kind: "amount", currency: "currency" },
    { key: "party", kind: "text" },
    { key: "party_account", kind: "text", extra: true },
    { key: "text", kind: "text" },
    { key: "reference", kind: "text", extra: true },
    { key: "end_to_end", kind: "text", extra: true },
    { key: "bank_account", kind: "text", link: "/bank/{bank_account_id}" },
    { key: "reason", kind: "text" },
    { key: "note", kind: "text", extra: true },
    { key: "entry_name", label: "entry", kind: "text", link: "/entries/{entry_id}", extra: true },
  ],
  tables: [
    {
      key: "payments",
      title: "payments",
      columns: [
        { key: "number", kind: "code", link: "/payments/{id}" },
        { key: "direction", kind: "status" },
        { key: "amount", kind: "amount", currency: "currency" },
        { key: "status", kind: "status" },
      ],
    },
  ],
  actions: [
    {
      label: "acceptProposals",
      permission: "payments.statements.match",
      method: "POST",
      path: "/v1/payments/lines/{id}/accept",
      when: { key: "status", in: ["proposed"] },
      confirm: true,
    },
    {
      label: "undoMatch",
      permission: "payments.statements.match",
      method: "POST",
      path: "/v1/payments/lines/{id}/undo",
      when: { key: "status", in: ["matched"] },
      asks: [{ key: "dated", kind: "date", initial: "{dated}" }],
      warning: "undoMatch",
    },
    {
      label: "reopenLine",
      permission: "payments.statements.match",
      method: "POST",
      path: "/v1/payments/lines/{id}/reopen",
      when: { key: "status", in: ["ignored"] },
    },
  ],
};
