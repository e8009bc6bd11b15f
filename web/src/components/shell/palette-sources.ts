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
  found: (item: Item) => Found;
}

function said(...parts: Item[string][]): string {
  return parts.filter((part) => typeof part === "string" && part).join(" · ");
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
    found: (row) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, row.dated, row.total, row.currency),
      href: `/invoices/${row.id}`,
    }),
  },
  {
    label: "quotes",
    path: "/v1/sales/quotes",
    permission: "sales.quotes.read",
    found: (row) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, row.dated),
      href: `/quotes/${row.id}`,
    }),
  },
  {
    label: "orders",
    path: "/v1/sales/orders",
    permission: "sales.orders.read",
    found: (row) => ({
      name: text(row.number) || text(row.customer),
      about: said(row.number ? row.customer : null, row.dated),
      href: `/orders/${row.id}`,
    }),
  },
  {
    label: "payments",
    path: "/v1/payments/payments",
    permission: "payments.payments.read",
    found: (row) => ({
      name: text(row.number),
      about: said(row.reference, row.dated, row.amount, row.currency),
      href: `/payments/${row.id}`,
    }),
  },
  {
    label: "entries",
    path: "/v1/ledger/entries",
    permission: "ledger.entries.read",
    found: (row) => ({ name: text(row.number), about: said(row.memo, row.dated), href: `/entries/${row.id}` }),
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
