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

/** What the books begin with: a trial balance with its open items, one row each, as one entry. */
export const OPENING_IMPORT: ImportDefinition = {
  id: "opening",
  path: "/v1/ledger/opening-balances/import",
  home: "/entries/{entry_id}",
  permission: "ledger.entries.import",
  asks: [
    { key: "dated", label: "opening_day", kind: "date", required: true },
    { key: "difference", kind: "choice", required: true, choices: ["refuse", "post"], help: "openingDifference" },
    { key: "memo", kind: "text" },
  ],
  tells: ["difference"],
  fields: ["account", "debit", "credit", "amount", "currency", "foreign_amount", "party", "due", "label"].map((key) => ({
    key,
    required: key === "account",
  })),
};
