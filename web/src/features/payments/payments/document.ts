import type { DocumentDefinition } from "@/components/form/definition";

/** A payment: posted when it is recorded, corrected by its reference only, undone by its reversal. */
export const PAYMENT: DocumentDefinition = {
  id: "payment",
  kind: "payment",
  path: "/v1/payments/payments",
  home: "/payments",
  names: ["number"],
  permissions: { read: "payments.payments.read", write: "payments.payments.write" },
  edit: "PUT",
  editable: { key: "status", in: ["posted"] },
  sections: [
    {
      fields: [
        { key: "reference", kind: "text" },
        { key: "memo", kind: "text", wide: true },
      ],
    },
  ],
  facts: [
    { key: "party_name", label: "party", kind: "text", link: "/customers/{party_id}" },
    { key: "direction", kind: "status" },
    { key: "dated", kind: "date" },
    { key: "method", kind: "status" },
    { key: "amount", kind: "amount", currency: "currency" },
    { key: "unallocated", kind: "amount", currency: "currency" },
    { key: "written_off", kind: "amount", currency: "currency" },
    { key: "bank_account", kind: "text", link: "/bank/{bank_account_id}" },
    { key: "match_id", label: "confirmed", kind: "text", link: "/bank/matches/{match_id}", extra: true },
    { key: "bank_amount", kind: "amount", currency: "bank_currency" },
    { key: "fee", kind: "amount", currency: "bank_currency" },
    { key: "reference", kind: "text" },
    { key: "memo", kind: "text" },
    { key: "entry_name", label: "entry", kind: "text", link: "/entries/{entry_id}" },
    { key: "cancelled_on", kind: "date" },
    { key: "cancel_reason", kind: "text" },
  ],
  tables: [
    {
      key: "allocations",
      title: "settles",
      columns: [
        { key: "number", label: "document", kind: "code", link: "/entries/{entry_id}" },
        { key: "dated", kind: "date" },
        { key: "amount", kind: "amount", currency: "currency" },
        { key: "exchange", label: "exchange_loss", kind: "amount" },
      ],
    },
  ],
  actions: [
    {
      label: "unallocate",
      permission: "payments.payments.write",
      method: "POST",
      path: "/v1/payments/payments/{id}/unallocate",
      when: [
        { key: "status", in: ["posted"] },
        { key: "is_allocated", in: [true] },
      ],
      asks: [{ key: "dated", kind: "date", initial: "today" }],
      warning: "unallocate",
    },
    {
      label: "cancelPayment",
      permission: "payments.payments.cancel",
      method: "POST",
      path: "/v1/payments/payments/{id}/cancel",
      when: [
        { key: "status", in: ["posted"] },
        { key: "match_id", in: [null] },
      ],
      look: "danger",
      asks: [
        { key: "dated", kind: "date", initial: "{dated}" },
        { key: "reason", kind: "text", required: true },
      ],
      warning: "cancelPayment",
    },
  ],
};
