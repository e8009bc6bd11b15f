import type { DocumentDefinition } from "@/components/form/definition";

/** A posted entry: never changed, only reversed. */
export const ENTRY: DocumentDefinition = {
  id: "entry",
  kind: "entry",
  path: "/v1/ledger/entries",
  home: "/entries",
  names: ["number"],
  permissions: { read: "ledger.entries.read", write: "ledger.entries.write" },
  editable: { key: "number", in: [] },
  sections: [],
  facts: [
    { key: "dated", kind: "date" },
    { key: "journal", kind: "code" },
    { key: "memo", kind: "text" },
    { key: "user_name", label: "user", kind: "text" },
    { key: "at", kind: "instant" },
    { key: "sealed", kind: "boolean" },
  ],
  lines: { key: "lines", columns: [] },
  viewLines: [
    { key: "account", kind: "code", link: "/accounts/{account}" },
    { key: "account_name", label: "accountName", kind: "text" },
    { key: "party_name", label: "party", kind: "text", extra: true },
    { key: "label", kind: "text", extra: true },
    { key: "dimension_names", label: "analytic", kind: "text", extra: true },
    { key: "due", kind: "date", extra: true },
    { key: "foreign", label: "foreign_amount", kind: "text", extra: true },
    { key: "debit", kind: "amount" },
    { key: "credit", kind: "amount" },
  ],
  tables: [
    {
      key: "taxes",
      title: "taxSummary",
      columns: [
        { key: "tax", kind: "code" },
        { key: "base", kind: "amount" },
        { key: "amount", kind: "amount" },
      ],
    },
  ],
  actions: [
    {
      label: "reverseEntry",
      permission: "ledger.entries.reverse",
      method: "POST",
      path: "/v1/ledger/entries/{id}/reverse",
      when: { key: "can_reverse", in: [true] },
      look: "danger",
      asks: [
        { key: "dated", kind: "date", initial: "{dated}", required: true },
        { key: "memo", kind: "text" },
      ],
      warning: "reverseEntry",
      to: "/entries/{id}",
    },
  ],
};
