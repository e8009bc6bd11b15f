/** Where the palette looks for records, and what it can begin. */
export interface Found {
  name: string;
  about: string;
  href: string;
}

interface Source {
  path: string;
  permission: string;
  found: (item: Record<string, string>) => Found;
}

function said(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}

export const SOURCES: Source[] = [
  {
    path: "/v1/parties/parties",
    permission: "parties.parties.read",
    found: (row) => ({ name: row.name ?? "", about: said(row.code, row.city), href: `/customers/${row.id}` }),
  },
  {
    path: "/v1/catalog/products",
    permission: "catalog.products.read",
    found: (row) => ({ name: row.name ?? "", about: said(row.code), href: `/products/${row.id}` }),
  },
  {
    path: "/v1/invoicing/invoices",
    permission: "invoicing.invoices.read",
    found: (row) => ({
      name: row.number ?? "",
      about: said(row.customer_name, row.total, row.currency),
      href: `/invoices/${row.id}`,
    }),
  },
  {
    path: "/v1/sales/quotes",
    permission: "sales.quotes.read",
    found: (row) => ({ name: row.number ?? "", about: said(row.customer_name), href: `/quotes/${row.id}` }),
  },
  {
    path: "/v1/sales/orders",
    permission: "sales.orders.read",
    found: (row) => ({ name: row.number ?? "", about: said(row.customer_name), href: `/orders/${row.id}` }),
  },
];

export const COMMANDS = [
  { label: "newInvoice", href: "/invoices/new", permission: "invoicing.invoices.write" },
  { label: "newQuote", href: "/quotes/new", permission: "sales.quotes.write" },
  { label: "newOrder", href: "/orders/new", permission: "sales.orders.write" },
  { label: "newCustomer", href: "/customers/new", permission: "parties.parties.write" },
  { label: "newProduct", href: "/products/new", permission: "catalog.products.write" },
  { label: "newPayment", href: "/payments/new", permission: "payments.payments.write" },
  { label: "newEntry", href: "/entries/new", permission: "ledger.entries.write" },
  { label: "importCustomers", href: "/customers/import", permission: "parties.parties.write" },
  { label: "importStatement", href: "/bank/import", permission: "payments.statements.import" },
] as const;
