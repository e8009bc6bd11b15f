/** The rooms of the house, in the order of the work; each is shown to those who may enter. */
export interface Room {
  /** Message key under shell.rooms. */
  label: string;
  href: string;
  permission?: string;
  /** Two keys, one after the other: "g i" goes to the invoices. */
  keys?: string;
}

export interface Wing {
  label: string;
  rooms: Room[];
}

/** The cookie in which a browser keeps whether the navigation is folded away. */
export const FOLDED = "erp_nav";

export const NAVIGATION: Wing[] = [
  { label: "overview", rooms: [{ label: "home", href: "/", keys: "g h" }] },
  {
    label: "sales",
    rooms: [
      { label: "quotes", href: "/quotes", permission: "sales.quotes.read", keys: "g q" },
      { label: "orders", href: "/orders", permission: "sales.orders.read", keys: "g o" },
      { label: "invoices", href: "/invoices", permission: "invoicing.invoices.read", keys: "g i" },
      { label: "customers", href: "/customers", permission: "parties.parties.read", keys: "g c" },
      { label: "suppliers", href: "/suppliers", permission: "parties.parties.read", keys: "g s" },
      { label: "products", href: "/products", permission: "catalog.products.read", keys: "g p" },
      { label: "priceLists", href: "/price-lists", permission: "catalog.prices.read" },
    ],
  },
  {
    label: "money",
    rooms: [
      { label: "payments", href: "/payments", permission: "payments.payments.read", keys: "g m" },
      { label: "bank", href: "/bank", permission: "payments.statements.read", keys: "g b" },
      { label: "openItems", href: "/open-items", permission: "ledger.items.read" },
    ],
  },
  {
    label: "books",
    rooms: [
      { label: "entries", href: "/entries", permission: "ledger.entries.read", keys: "g e" },
      { label: "accounts", href: "/accounts", permission: "ledger.accounts.read", keys: "g a" },
      { label: "periods", href: "/periods", permission: "ledger.periods.read" },
      { label: "monthClose", href: "/month-close", permission: "ledger.periods.read" },
      { label: "rates", href: "/rates", permission: "ledger.rates.read" },
      { label: "reports", href: "/reports", permission: "reports.reports.read", keys: "g r" },
    ],
  },
  {
    label: "settings",
    rooms: [
      { label: "company", href: "/settings/company", permission: "identity.companies.read" },
      { label: "companies", href: "/settings/companies", permission: "identity.companies.read" },
      { label: "taxes", href: "/settings/taxes", permission: "catalog.taxes.read" },
      { label: "ledger", href: "/settings/ledger", permission: "ledger.accounts.read" },
      { label: "paymentTerms", href: "/payment-terms", permission: "parties.terms.read" },
      { label: "categories", href: "/categories", permission: "catalog.products.read" },
      { label: "units", href: "/units", permission: "catalog.products.read" },
      { label: "users", href: "/settings/users", permission: "identity.users.read" },
      { label: "roles", href: "/settings/roles", permission: "identity.roles.read" },
      { label: "keys", href: "/settings/keys", permission: "identity.keys.read" },
      { label: "webhooks", href: "/settings/webhooks", permission: "notifications.webhooks.read" },
      { label: "deliveries", href: "/settings/deliveries", permission: "notifications.webhooks.read" },
      { label: "emails", href: "/settings/emails", permission: "notifications.emails.read" },
      { label: "files", href: "/settings/files", permission: "documents.files.read" },
      { label: "audit", href: "/settings/audit", permission: "audit.entries.read" },
      { label: "profile", href: "/settings/profile" },
    ],
  },
];

/** All rooms in one row, for whoever looks one up. */
export const ROOMS: readonly Room[] = NAVIGATION.flatMap((wing) => wing.rooms);

/** What can be begun from anywhere, by name in the palette or by two keys. */
export interface CommandDefinition {
  /** Message key under palette.commandNames. */
  label: string;
  href: string;
  permission: string;
  keys?: string;
}

export const COMMANDS: readonly CommandDefinition[] = [
  { label: "newInvoice", href: "/invoices/new", permission: "invoicing.invoices.write", keys: "n i" },
  { label: "newCreditNote", href: "/credit-notes/new", permission: "invoicing.invoices.write", keys: "n r" },
  { label: "newQuote", href: "/quotes/new", permission: "sales.quotes.write", keys: "n q" },
  { label: "newOrder", href: "/orders/new", permission: "sales.orders.write", keys: "n o" },
  { label: "newCustomer", href: "/customers/new", permission: "parties.parties.write", keys: "n c" },
  { label: "newProduct", href: "/products/new", permission: "catalog.products.write", keys: "n p" },
  { label: "newPayment", href: "/payments/new", permission: "payments.payments.write", keys: "n m" },
  { label: "newEntry", href: "/entries/new", permission: "ledger.entries.write", keys: "n e" },
  { label: "importCustomers", href: "/customers/import", permission: "parties.parties.write" },
  { label: "importProducts", href: "/products/import", permission: "catalog.products.write" },
  { label: "importInvoices", href: "/invoices/import", permission: "invoicing.invoices.write" },
  { label: "importStatement", href: "/bank/import", permission: "payments.statements.import" },
  { label: "importOpening", href: "/opening/import", permission: "ledger.entries.import" },
  { label: "inviteUser", href: "/settings/users/invite", permission: "identity.users.write", keys: "n u" },
];
