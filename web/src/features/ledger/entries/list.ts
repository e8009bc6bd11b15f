import type { ListDefinition } from "@/components/data-table/definition";
import { DOCUMENTS, PARTY, USER } from "../naming";

/** What was posted, and where it came from. */
export const ENTRIES: ListDefinition = {
  id: "entries",
  path: "/v1/ledger/entries",
  search: true,
  sort: "-dated",
  row: "/entries/{id}",
  naming: [...DOCUMENTS, USER],
  columns: [
    { key: "number", kind: "code", sort: true },
    { key: "dated", kind: "date", sort: true },
    { key: "journal", kind: "code" },
    { key: "memo", kind: "text" },
    { key: "document", kind: "code", source: "source" },
    { key: "total", kind: "amount" },
    { key: "user_name", label: "user", kind: "text", extra: true },
    { key: "at", kind: "instant", extra: true },
  ],
  filters: [
    { key: "journal", kind: "choice", choices: ["SAL", "PUR", "BNK", "CSH", "MSC", "EXC", "OPN", "CLO"] },
    { key: "dated", kind: "dates" },
    { key: "source", kind: "hidden" },
  ],
  create: { label: "newEntry", href: "/entries/new", permission: "ledger.entries.write" },
  importer: { label: "importEntries", href: "/entries/import", permission: "ledger.entries.import" },
};

/** Entries that are not posted yet. */
export const DRAFTS: ListDefinition = {
  id: "drafts",
  path: "/v1/ledger/drafts",
  search: false,
  sort: "-dated",
  row: "/entries/drafts/{id}",
  naming: [USER],
  columns: [
    { key: "dated", kind: "date", sort: true },
    { key: "journal", kind: "code", sort: true },
    { key: "memo", kind: "text" },
    { key: "user_name", label: "user", kind: "text" },
    { key: "at", kind: "instant", sort: true },
  ],
  filters: [{ key: "dated", kind: "dates" }],
  create: { label: "newEntry", href: "/entries/new", permission: "ledger.entries.write" },
};

/** Lines of posted entries: what an account's balance is made of. */
export const LINES: ListDefinition = {
  id: "ledgerLines",
  path: "/v1/ledger/lines",
  identity: ["entry_id", "position"],
  search: false,
  sort: "dated",
  row: "/entries/{entry_id}",
  naming: [PARTY, ...DOCUMENTS],
  columns: [
    { key: "number", label: "entry", kind: "code" },
    { key: "dated", kind: "date", sort: true },
    { key: "account", kind: "code", link: "/accounts/{account}" },
    { key: "amount", kind: "amount" },
    { key: "foreign_amount", kind: "amount", currency: "currency", extra: true },
    { key: "party_name", label: "party", kind: "text" },
    { key: "label", kind: "text", or: "memo" },
    { key: "document", kind: "code", source: "source" },
  ],
  filters: [
    { key: "account", kind: "text" },
    { key: "dated", kind: "dates" },
    { key: "amount", kind: "amounts" },
    { key: "party_id", kind: "hidden" },
    { key: "account", kind: "hidden" },
  ],
};
