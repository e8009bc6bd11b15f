import type { ColumnDefinition, FilterDefinition, ListDefinition } from "@/components/data-table/definition";

const TERMS = {
  key: "terms_id",
  permission: "parties.terms.read",
  path: "/v1/parties/terms",
  shows: "name",
  into: "terms_name",
} as const;

const COLUMNS: readonly ColumnDefinition[] = [
  { key: "name", kind: "text", sort: true },
  { key: "code", kind: "code", sort: true },
  { key: "city", kind: "text" },
  { key: "country", kind: "code" },
  { key: "email", kind: "text", edit: { kind: "text" } },
  { key: "terms_name", label: "terms_id", kind: "text", extra: true },
  { key: "status", kind: "status" },
  { key: "phone", kind: "text", extra: true, edit: { kind: "text" } },
  { key: "vat_number", kind: "code", extra: true },
  { key: "currency", kind: "code", extra: true },
  { key: "language", kind: "code", extra: true },
  { key: "credit_limit", kind: "amount", extra: true, edit: { kind: "decimal" } },
  { key: "kind", label: "party_kind", kind: "status", extra: true },
  { key: "changed_at", kind: "instant", sort: true, extra: true },
];

const FILTERS: readonly FilterDefinition[] = [
  { key: "status", kind: "choice", choices: ["active", "blocked", "archived"] },
  { key: "kind", label: "party_kind", kind: "choice", choices: ["company", "person"] },
];

/** Those we sell to. */
export const CUSTOMERS: ListDefinition = {
  id: "customers",
  path: "/v1/parties/customers",
  search: true,
  sort: "name",
  row: "/customers/{id}",
  naming: [TERMS],
  columns: COLUMNS,
  filters: FILTERS,
  create: { label: "newCustomer", href: "/customers/new", permission: "parties.parties.write" },
  importer: { label: "importCustomers", href: "/customers/import", permission: "parties.parties.write" },
  edit: {
    permission: "parties.parties.write",
    path: "/v1/parties/parties/{id}",
    method: "PUT",
    reads: true,
    sends: [
      "name", "code", "kind", "also_known_as", "is_customer", "is_supplier", "currency", "language", "email",
      "invoice_email", "phone", "website", "notes", "credit_limit", "terms_id", "price_list_id", "addresses",
      "contacts", "tax_numbers", "banks",
    ],
  },
};

/** Those we buy from. */
export const SUPPLIERS: ListDefinition = {
  ...CUSTOMERS,
  id: "suppliers",
  path: "/v1/parties/suppliers",
  row: "/suppliers/{id}",
  create: { label: "newSupplier", href: "/suppliers/new", permission: "parties.parties.write" },
  importer: { label: "importSuppliers", href: "/suppliers/import", permission: "parties.parties.write" },
};
