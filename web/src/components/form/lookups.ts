import type { LookupName, Values } from "./definition";

/** How a picker finds its records, and how it shows them. */
export interface Lookup {
  /** Answers a page of records, or just the records. */
  path: string;
  /** Further query parameters, such as only what is active. */
  fixed?: string;
  /** The key that a document keeps: an id, or a code. */
  value: string;
  label: string;
  about?: string;
  /** Called by its code before its name, as bookkeepers know an account. */
  coded?: boolean;
  /** Where to read the record that a document names, with {value}. */
  one?: string;
  /** The parameter that searches, where it is not q. */
  by?: string;
  /** Few enough to be read whole, and searched here by name and code. */
  whole?: boolean;
}

const PARTY = {
  path: "/v1/parties/search",
  value: "id",
  label: "name",
  about: "code",
  one: "/v1/parties/parties/{value}",
} as const;

export const LOOKUPS: Record<LookupName, Lookup> = {
  customers: { ...PARTY, fixed: "role=customer" },
  suppliers: { ...PARTY, fixed: "role=supplier" },
  parties: PARTY,
  products: { path: "/v1/catalog/search", value: "id", label: "name", about: "code", one: "/v1/catalog/products/{value}" },
  accounts: { path: "/v1/ledger/accounts", fixed: "active=true", value: "code", label: "name", coded: true, one: "/v1/ledger/accounts/{value}" },
  taxes: { path: "/v1/catalog/taxes", fixed: "is_active=true", value: "code", label: "name", about: "code" },
  terms: { path: "/v1/parties/terms", fixed: "is_active=true", value: "id", label: "name", about: "code", one: "/v1/parties/terms/{value}" },
  priceLists: { path: "/v1/catalog/price-lists", by: "name_has", fixed: "is_active=true", value: "id", label: "name", about: "code", one: "/v1/catalog/price-lists/{value}" },
  units: { path: "/v1/catalog/units", fixed: "is_active=true&limit=200", value: "code", label: "name", about: "code", whole: true },
  categories: { path: "/v1/catalog/categories", by: "name_has", value: "id", label: "name", about: "code", one: "/v1/catalog/categories/{value}" },
  bankAccounts: { path: "/v1/payments/bank-accounts", fixed: "is_active=true&limit=200", whole: true, value: "id", label: "name", about: "currency", one: "/v1/payments/bank-accounts/{value}" },
  journals: { path: "/v1/ledger/journals", whole: true, value: "code", label: "name", coded: true },
  dimensions: { path: "/v1/ledger/dimension-values", by: "name_has", fixed: "active=true", value: "id", label: "name", about: "code" },
  roles: { path: "/v1/identity/roles", fixed: "limit=200", whole: true, value: "id", label: "name" },
};

/** What a record is called in the field that holds it, and among the choices. */
export function titleOf({ label, coded }: Lookup, record: Values): string {
  return [coded && record.code, record[label]].filter(Boolean).join(" ");
}

/** The address that a picker asks for what somebody has typed so far. */
export function asking(lookup: Lookup, text: string): string {
  if (lookup.whole) return `${lookup.path}${lookup.fixed ? `?${lookup.fixed}` : ""}`;
  const search = new URLSearchParams(lookup.fixed);
  search.set("limit", "20");
  if (text.trim()) search.set(lookup.by ?? "q", text.trim());
  return `${lookup.path}?${search}`;
}

/** The records of an answer, whichever way it lists them; a whole answer is searched here. */
export function recordsOf<T extends Record<string, unknown>>(lookup: Lookup, text: string, answer: T[] | { items: T[] }): T[] {
  const all = Array.isArray(answer) ? answer : answer.items;
  if (!lookup.whole) return all;
  const wanted = text.trim().toLowerCase();
  return all.filter((one) =>
    [titleOf(lookup, one), lookup.about && one[lookup.about]].some((word) => String(word ?? "").toLowerCase().includes(wanted)),
  );
}

/** The record that is meant by a text: the one whose code it is, else the first that was found. */
export function best<T extends Record<string, unknown>>(lookup: Lookup, text: string, found: T[]): T | undefined {
  const meant = text.trim().toLowerCase();
  return found.find((one) => [one.code, one[lookup.value]].some((code) => String(code ?? "").toLowerCase() === meant)) ?? found[0];
}
