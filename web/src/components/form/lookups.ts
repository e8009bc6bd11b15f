import type { LookupName } from "./definition";

/** How a picker finds its records, and how it shows them. */
export interface Lookup {
  path: string;
  /** Further query parameters, such as only what is active. */
  fixed?: string;
  /** The key that a document keeps: an id, or a code. */
  value: string;
  label: string;
  about?: string;
  /** Where to read the record that a document names, with {value}. */
  one?: string;
}

export const LOOKUPS: Record<LookupName, Lookup> = {
  customers: { path: "/v1/parties/parties", fixed: "is_customer=true", value: "id", label: "name", about: "code", one: "/v1/parties/parties/{value}" },
  suppliers: { path: "/v1/parties/parties", fixed: "is_supplier=true", value: "id", label: "name", about: "code", one: "/v1/parties/parties/{value}" },
  parties: { path: "/v1/parties/parties", value: "id", label: "name", about: "code", one: "/v1/parties/parties/{value}" },
  products: { path: "/v1/catalog/products", value: "id", label: "name", about: "code", one: "/v1/catalog/products/{value}" },
  accounts: { path: "/v1/ledger/accounts", value: "code", label: "name", about: "code" },
  taxes: { path: "/v1/catalog/taxes", value: "code", label: "name", about: "code" },
  terms: { path: "/v1/parties/terms", value: "id", label: "name" },
  priceLists: { path: "/v1/catalog/price-lists", value: "id", label: "name" },
  units: { path: "/v1/catalog/units", value: "code", label: "name", about: "code" },
  categories: { path: "/v1/catalog/categories", value: "id", label: "name" },
  bankAccounts: { path: "/v1/payments/bank-accounts", value: "id", label: "name", about: "currency" },
  journals: { path: "/v1/ledger/journals", value: "code", label: "name", about: "code" },
  dimensions: { path: "/v1/ledger/dimension-values", value: "id", label: "name" },
  roles: { path: "/v1/identity/roles", value: "id", label: "name" },
};
