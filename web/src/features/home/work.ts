/** What waits for somebody, by what they may do: a list, and which of its rows wait. */
export interface WorkDefinition {
  /** Message key under home.attention. */
  key: string;
  permission: string;
  path: string;
  filter: Readonly<Record<string, string | string[]>>;
  href: string;
  tone: "bad" | "warn" | "accent";
  /** Said by the dashboard already, to those who read reports. */
  inDashboard?: boolean;
}

export const WORK: readonly WorkDefinition[] = [
  {
    key: "quotes_sent",
    permission: "sales.quotes.read",
    path: "/v1/sales/quotes",
    filter: { status: "sent" },
    href: "/quotes?status=sent",
    tone: "accent",
  },
  {
    key: "quotes_expired",
    permission: "sales.quotes.write",
    path: "/v1/sales/quotes",
    filter: { status: "expired" },
    href: "/quotes?status=expired",
    tone: "warn",
  },
  {
    key: "orders_to_invoice",
    permission: "sales.orders.invoice",
    path: "/v1/sales/orders",
    filter: { status: ["confirmed", "partly_invoiced"] },
    href: "/orders?status=confirmed&status=partly_invoiced",
    tone: "warn",
  },
  {
    key: "drafts",
    permission: "invoicing.invoices.read",
    path: "/v1/invoicing/invoices",
    filter: { status: "draft" },
    href: "/invoices?status=draft",
    tone: "warn",
    inDashboard: true,
  },
  {
    key: "unmatched",
    permission: "payments.statements.match",
    path: "/v1/payments/lines",
    filter: { status: ["open", "proposed"] },
    href: "/bank",
    tone: "warn",
    inDashboard: true,
  },
  {
    key: "dead_deliveries",
    permission: "notifications.webhooks.write",
    path: "/v1/notifications/deliveries",
    filter: { status: "dead" },
    href: "/settings/deliveries?status=dead",
    tone: "bad",
  },
  {
    key: "failed_emails",
    permission: "notifications.emails.write",
    path: "/v1/notifications/emails",
    filter: { status: "dead" },
    href: "/settings/emails?status=dead",
    tone: "bad",
  },
];

/** How pressing what the dashboard says is. */
export const TONES: Readonly<Record<string, WorkDefinition["tone"]>> = {
  overdue_from_customers: "bad",
  overdue_to_suppliers: "bad",
  due_to_suppliers_soon: "warn",
  drafts: "warn",
  unmatched: "warn",
  open_periods: "accent",
};

/** The first steps of a company, in the order in which they build on each other. */
export interface Step {
  /** Key of the beginning, and message key under home.steps. */
  key: string;
  href: string;
  permission: string;
}

export const STEPS: readonly Step[] = [
  { key: "books", href: "/setup", permission: "ledger.settings.write" },
  { key: "letterhead", href: "/settings/company#letterhead", permission: "invoicing.settings.write" },
  { key: "taxes", href: "/settings/taxes", permission: "catalog.taxes.write" },
  { key: "customers", href: "/customers/new", permission: "parties.parties.write" },
  { key: "products", href: "/products/new", permission: "catalog.products.write" },
  { key: "bank", href: "/bank", permission: "payments.bank_accounts.write" },
  { key: "invoice", href: "/invoices/new", permission: "invoicing.invoices.write" },
  { key: "statement", href: "/bank/import", permission: "payments.statements.import" },
];
