import type { ListDefinition } from "@/components/data-table/definition";

/** The journals of the books: few, and all at once. */
export const JOURNALS: ListDefinition = {
  id: "journals",
  path: "/v1/ledger/journals",
  identity: ["code"],
  whole: true,
  search: false,
  sort: "code",
  columns: [
    { key: "code", kind: "code" },
    { key: "name", kind: "text", edit: { kind: "text" } },
    { key: "active", kind: "boolean", edit: { kind: "boolean" } },
  ],
  filters: [],
  edit: {
    permission: "ledger.accounts.write",
    path: "/v1/ledger/journals/{code}",
    method: "PUT",
    sends: ["name", "active"],
  },
};
