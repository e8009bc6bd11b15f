import type { ImportDefinition } from "@/components/import/definition";

/** Journal entries from a file: rows of the same entry stand under each other. */
export const ENTRY_IMPORT: ImportDefinition = {
  id: "entries",
  path: "/v1/ledger/entries/import",
  home: "/entries",
  permission: "ledger.entries.import",
  fields: ["entry", "dated", "journal", "memo", "account", "debit", "credit", "amount", "currency", "foreign_amount", "party_id", "due", "label"].map(
    (key) => ({ key, label: key === "party_id" ? "party" : undefined, required: key === "entry" || key === "dated" || key === "account" }),
  ),
};
