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
