import { apart } from "@/lib/format/apart";
import { day, money } from "@/lib/format/format";

/** Where the palette and the search page look for records, and how they show what they find. */
export interface Found {
  name: string;
  about: string;
  href: string;
}

type Item = Readonly<Record<string, string | boolean | null | undefined>>;

export interface Source {
  /** Message key under shell.rooms: what kind of record this finds. */
  label: string;
  path: string;
  permission: string;
  found: (item: Item, locale: string) => Found;
}

function said(...parts: Item[string][]): string {
  return apart(...parts.map(text));
}

function on(date: Item[string], locale: string): string {
  return text(date) && day(text(date), locale);
}

function much(value: Item[string], currency: Item[string], locale: string): string {
  return text(value) && text(currency) && money(text(value), text(currency), locale);
}

function text(value: Item[string]): string {
  return typeof value === "string" ? value : "";
}

export const SOURCES: readonly Source[] = [
  {
    label: "customers",
    path: "/v1/parties/parties",
    permission: "parties.parties.read",
    found: (row) => ({ name: text(row.name), about: said(row.code, row.city), href: `/${row.is_supplier && !row.is_customer ? "suppliers" : "customers"}/${row.id}` }),
  },
  {
    label: "products",
    path: "/v1/catalog/products",
    permission: "catalog.products.read",
    found: (row) => ({ name: text(row.name), about: said(row.code), href: `/products/${row.id}` }),
  },
  {
    label: "invoices",
    path: "/v1/invoicing/invoices",
    permission: "invoicing.invoices.read",
    found: (row, locale) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, on(row.dated, locale), much(row.total, row.currency, locale)),
      href: `/invoices/${row.id}`,
    }),
  },
  {
    label: "quotes",
    path: "/v1/sales/quotes",
    permission: "sales.quotes.read",
    found: (row, locale) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, on(row.dated, locale)),
      href: `/quotes/${row.id}`,
    }),
  },
  {
    label: "orders",
    path: "/v1/sales/orders",
    permission: "sales.orders.read",
    found: (row, locale) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, on(row.dated, locale)),
      href: `/orders/${row.id}`,
    }),
  },
  {
    label: "payments",
    path: "/v1/payments/payments",
    permission: "payments.payments.read",
    found: (row, locale) => ({
      name: text(row.number),
      about: said(row.reference, on(row.dated, locale), much(row.amount, row.currency, locale)),
      href: `/payments/${row.id}`,
    }),
  },
  {
    label: "entries",
    path: "/v1/ledger/entries",
    permission: "ledger.entries.read",
    found: (row, locale) => ({ name: text(row.number), about: said(row.memo, on(row.dated, locale)), href: `/entries/${row.id}` }),
  },
  {
    label: "accounts",
    path: "/v1/ledger/accounts",
    permission: "ledger.accounts.read",
    found: (row) => ({
      name: said(row.code, row.name),
      about: "",
      href: `/reports/general-ledger?account=${encodeURIComponent(text(row.code))}`,
    }),
  },
];
