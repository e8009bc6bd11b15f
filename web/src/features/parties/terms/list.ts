import type { ListDefinition } from "@/components/data-table/definition";

/** When a total is due, and in which parts. */
export const TERMS: ListDefinition = {
  id: "terms",
  path: "/v1/parties/terms",
  search: true,
  sort: "code",
  row: "/payment-terms/{id}",
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "note", kind: "text", edit: { kind: "text" } },
    { key: "is_active", kind: "boolean" },
  ],
  filters: [{ key: "is_active", kind: "boolean" }],
  create: { label: "newTerms", href: "/payment-terms/new", permission: "parties.terms.write" },
  edit: {
    permission: "parties.terms.write",
    path: "/v1/parties/terms/{id}",
    method: "PUT",
    sends: ["code", "name", "note", "parts", "is_active"],
  },
};
