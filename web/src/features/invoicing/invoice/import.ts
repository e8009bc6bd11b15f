import type { ImportDefinition } from "@/components/import/definition";

/** Draft invoices out of a file: one line of an invoice to a row, kept together by its reference. */
export const INVOICE_IMPORT: ImportDefinition = {
  id: "invoices",
  path: "/v1/invoicing/invoices/import",
  home: "/invoices",
  permission: "invoicing.invoices.write",
  fields: [
    { key: "reference", required: true },
    { key: "customer", label: "customer_code", required: true },
    { key: "dated", required: true },
    { key: "description", required: true },
    { key: "quantity" },
    { key: "unit" },
    { key: "unit_price", required: true },
    { key: "discount" },
    { key: "taxes" },
    { key: "account" },
    { key: "currency" },
    { key: "rate" },
    { key: "customer_reference" },
    { key: "note" },
  ],
};
