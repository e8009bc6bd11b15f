import type { ListDefinition } from "@/components/data-table/definition";
import { DOCUMENTS, PARTY } from "../naming";

/** What customers owe and what is owed to suppliers, document by document. */
export const OPEN_ITEMS: ListDefinition = {
  id: "openItems",
  path: "/v1/ledger/open-items",
  identity: ["entry_id", "position"],
  search: false,
  sort: "due",
  naming: [PARTY, ...DOCUMENTS],
  tabs: [
    { label: "all", set: {} },
    { label: "receivables", set: { side: "receivable" }, local: true },
    { label: "payables", set: { side: "payable" }, local: true },
  ],
  columns: [
    { key: "document", kind: "code", or: "number", source: "source" },
    { key: "party_name", label: "party", kind: "text", link: "/customers/{party_id}" },
    { key: "dated", kind: "date", sort: true },
    { key: "due", kind: "due", sort: true },
    { key: "amount", kind: "amount", currency: "currency", sort: true },
    { key: "open", kind: "amount", currency: "currency", sort: true },
    { key: "account", kind: "code", sort: true },
    { key: "number", label: "entry", kind: "code", link: "/entries/{entry_id}", extra: true },
    { key: "open_company", kind: "amount", extra: true },
    { key: "label", kind: "text", extra: true },
  ],
  filters: [
    { key: "due", kind: "dates" },
    { key: "open", kind: "amounts" },
    { key: "currency", kind: "text" },
    { key: "party_id", label: "party", kind: "hidden" },
  ],
  bulk: [
    {
      label: "payItems",
      permission: "payments.payments.write",
      path: "/payments/new?items={ids}",
      goes: true,
    },
    {
      label: "settleItems",
      permission: "ledger.items.read",
      path: "/open-items/settle?items={ids}",
      goes: true,
    },
  ],
};
