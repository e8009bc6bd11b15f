import type { ImportDefinition } from "@/components/import/definition";

/** Payments from a file. */
export const PAYMENT_IMPORT: ImportDefinition = {
  id: "payments",
  path: "/v1/payments/payments/import",
  home: "/payments",
  permission: "payments.payments.write",
  fields: [
    { key: "dated", required: true },
    { key: "direction" },
    { key: "party", required: true },
    { key: "amount", required: true },
    { key: "currency" },
    { key: "bank_account", required: true },
    { key: "bank_amount" },
    { key: "fee" },
    { key: "method" },
    { key: "documents" },
    { key: "reference" },
    { key: "memo" },
  ],
};
