import type { Naming } from "@/components/data-table/definition";

/** The party of a row, which payments and the ledger know by id. */
export const PARTY: Naming = {
  key: "party_id",
  permission: "parties.parties.read",
  path: "/v1/parties/parties",
  shows: "name",
  into: "party_name",
};

/** The number that people know a document by, where an entry came from an invoice or a payment. */
export const DOCUMENTS: readonly Naming[] = [
  ...(["invoice", "credit_note"] as const).map((kind) => ({
    key: "source",
    prefix: `${kind}:`,
    permission: "invoicing.invoices.read",
    path: "/v1/invoicing/invoices",
    shows: "number",
    into: "document",
  })),
  {
    key: "source",
    prefix: "payment:",
    permission: "payments.payments.read",
    path: "/v1/payments/payments",
    shows: "number",
    into: "document",
  },
];
