import type { ListDefinition } from "@/components/data-table/definition";

/** What of a party is still open, as its page shows it. */
export const PARTY_ITEMS: ListDefinition = {
  id: "openItems",
  path: "/v1/ledger/open-items",
  identity: ["entry_id", "position"],
  search: false,
  sort: "due",
  columns: [
    { key: "number", label: "entry", kind: "code", link: "/entries/{entry_id}" },
    { key: "dated", kind: "date" },
    { key: "due", kind: "date" },
    { key: "amount", kind: "amount", currency: "currency" },
    { key: "open", label: "open_amount", kind: "amount", currency: "currency" },
    { key: "label", label: "reference", kind: "text" },
  ],
  filters: [],
};
