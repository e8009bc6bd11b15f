import type { ImportDefinition } from "@/components/import/definition";

/** Customers out of a file, one to a row. */
export const CUSTOMER_IMPORT: ImportDefinition = {
  id: "customers",
  path: "/v1/parties/customers/import",
  home: "/customers",
  permission: "parties.parties.write",
  fields: [
    { key: "name", required: true },
    { key: "code" },
    { key: "kind", label: "party_kind" },
    { key: "also_known_as" },
    { key: "email" },
    { key: "invoice_email" },
    { key: "phone" },
    { key: "website" },
    { key: "language" },
    { key: "currency" },
    { key: "credit_limit" },
    { key: "terms", label: "terms_id" },
    { key: "recipient" },
    { key: "line1" },
    { key: "line2" },
    { key: "postcode" },
    { key: "city" },
    { key: "region" },
    { key: "country" },
    { key: "vat_number" },
    { key: "iban" },
    { key: "bic" },
    { key: "notes" },
  ],
};

/** Suppliers out of a file, one to a row. */
export const SUPPLIER_IMPORT: ImportDefinition = {
  ...CUSTOMER_IMPORT,
  id: "suppliers",
  path: "/v1/parties/suppliers/import",
  home: "/suppliers",
};
