import type { ListDefinition } from "@/components/data-table/definition";
import { PARTY } from "../naming";

/** Money received and sent. */
export const PAYMENTS: ListDefinition = {
  id: "payments",
  path: "/v1/payments/payments",
  search: true,
  sort: "-dated",
  row: "/payments/{id}",
  naming: [PARTY],
  tabs: [
    { label: "all", set: {} },
    { label: "received", set: { direction: "received" } },
    { label: "sent", set: { direction: "sent" } },
  ],
  columns: [
    { key: "number", kind: "code", sort: true },
    { key: "dated", kind: "date", sort: true },
    { key: "party_name", label: "party", kind: "text" },
    { key: "direction", kind: "status", sort: true },
    { key: "amount", kind: "amount", currency: "currency", sort: true },
    { key: "bank_account", kind: "text", extra: true },
    { key: "reference", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "status", kind: "status", sort: true },
    { key: "is_confirmed", label: "confirmed", kind: "boolean" },
    { key: "method", kind: "status", sort: true, extra: true },
    { key: "memo", kind: "text", extra: true, edit: { kind: "text" } },
    { key: "written_off", kind: "amount", currency: "currency", extra: true },
    { key: "bank_amount", kind: "amount", extra: true },
    { key: "fee", kind: "amount", extra: true },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["posted", "cancelled"] },
    {
      key: "method",
      kind: "choice",
      choices: ["transfer", "direct_debit", "card", "cash", "cheque", "other"],
    },
    { key: "is_confirmed", label: "confirmed", kind: "boolean" },
    { key: "dated", kind: "dates" },
    { key: "amount", kind: "amounts" },
  ],
  create: { label: "newPayment", href: "/payments/new", permission: "payments.payments.write" },
  importer: { label: "importPayments", href: "/payments/import", permission: "payments.payments.write" },
  edit: {
    permission: "payments.payments.write",
    path: "/v1/payments/payments/{id}",
    method: "PUT",
    sends: ["reference", "memo"],
  },
};
