import type { DocumentDefinition } from "@/components/form/definition";
import type { ImportDefinition } from "@/components/import/definition";
import { ACCOUNT_KINDS, SUBTYPES } from "./list";

/** An account of the chart. */
export const ACCOUNT: DocumentDefinition = {
  id: "account",
  kind: "account",
  path: "/v1/ledger/accounts",
  home: "/accounts",
  names: ["code"],
  permissions: { read: "ledger.accounts.read", write: "ledger.accounts.write" },
  edit: "PUT",
  carries: ["required_dimensions"],
  sections: [
    {
      fields: [
        { key: "code", kind: "text", required: true, fixed: true },
        { key: "name", kind: "text", required: true },
        { key: "kind", kind: "choice", choices: ACCOUNT_KINDS, required: true },
        { key: "subtype", kind: "choice", choices: SUBTYPES, initial: "general", help: "subtype" },
        { key: "currency", kind: "currency", help: "accountCurrency" },
        { key: "active", kind: "boolean", initial: true },
        { key: "note", kind: "textarea", wide: true },
      ],
    },
  ],
  actions: [
    {
      label: "delete",
      permission: "ledger.accounts.write",
      method: "DELETE",
      path: "/v1/ledger/accounts/{code}",
      look: "danger",
      warning: "deleteAccount",
      sendsVersion: true,
      to: "/accounts",
    },
  ],
};

/** A chart of accounts from a file. */
export const ACCOUNT_IMPORT: ImportDefinition = {
  id: "accounts",
  path: "/v1/ledger/accounts/import",
  home: "/accounts",
  permission: "ledger.accounts.write",
  fields: [
    { key: "code", required: true },
    { key: "name", required: true },
    { key: "kind", required: true },
    { key: "subtype" },
    { key: "currency" },
    { key: "active" },
    { key: "note" },
  ],
};
