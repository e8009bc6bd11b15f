import type { Naming } from "@/components/data-table/definition";

/** The names that ledger rows know by id only. */
export const PARTY: Naming = {
  key: "party_id",
  permission: "parties.parties.read",
  path: "/v1/parties/parties",
  shows: "name",
  into: "party_name",
};

export const USER: Naming = {
  key: "user_id",
  permission: "identity.users.read",
  path: "/v1/identity/users",
  shows: "name",
  into: "user_name",
};

/** The number of the document that an entry came from. */
export const DOCUMENTS: readonly Naming[] = [
  { key: "source", prefix: "invoice:", permission: "invoicing.invoices.read", path: "/v1/invoicing/invoices", shows: "number", into: "document" },
  { key: "source", prefix: "credit_note:", permission: "invoicing.invoices.read", path: "/v1/invoicing/invoices", shows: "number", into: "document" },
  { key: "source", prefix: "payment:", permission: "payments.payments.read", path: "/v1/payments/payments", shows: "number", into: "document" },
];
