import type { ActionDefinition, DocumentDefinition } from "@/components/form/definition";
import { SALE_HEAD, SALE_NOTE, SALE_TAXES, SALE_TERMS, SALE_TOTALS, SALE_VIEW_LINES, saleLines } from "@/components/form/sale";

const PATH = "/v1/invoicing/invoices/{id}";
const WRITE = "invoicing.invoices.write";
const STATUS = (...status: string[]) => ({ key: "status", in: status });
const POSTED = STATUS("open", "overdue", "partly_paid", "paid", "credited");
const KIND = (kind: string) => ({ key: "kind", in: [kind] });

const ACTIONS: readonly ActionDefinition[] = [
  {
    label: "post",
    permission: "invoicing.invoices.post",
    method: "POST",
    path: `${PATH}/post`,
    look: "primary",
    when: STATUS("draft"),
    asks: [{ key: "dated", kind: "date", initial: "{dated}", required: true }],
    warning: "post",
  },
  {
    label: "send",
    permission: "invoicing.invoices.send",
    method: "POST",
    path: `${PATH}/send`,
    look: "primary",
    when: POSTED,
    asks: [
      { key: "to", label: "send_to", kind: "email", help: "sendTo", initial: "{buyer.email}" },
      { key: "subject", kind: "text" },
      { key: "message", kind: "textarea" },
      { key: "format", kind: "choice", choices: ["factur-x", "pdf"], initial: "factur-x", required: true },
    ],
  },
  {
    label: "registerPayment",
    permission: "payments.payments.write",
    method: "POST",
    path: "/v1/payments/payments",
    look: "primary",
    when: [STATUS("open", "overdue", "partly_paid"), KIND("invoice")],
    asks: [
      { key: "bank_account_id", label: "bank_account", kind: "lookup", lookup: "bankAccounts", sole: true, required: true },
      { key: "dated", kind: "date", initial: "today", required: true },
      { key: "amount", kind: "decimal", initial: "{open}", required: true },
      { key: "method", kind: "choice", choices: ["transfer", "direct_debit", "card", "cash", "cheque", "other"], initial: "transfer", required: true },
      { key: "reference", kind: "text" },
    ],
    sends: {
      party_id: "{party_id}",
      direction: "received",
      currency: "{currency}",
      allocations: [{ invoice_id: "{id}" }],
    },
    warning: "registerPayment",
  },
  {
    label: "credit",
    permission: "invoicing.invoices.credit",
    method: "POST",
    path: `${PATH}/credit`,
    look: "danger",
    when: [STATUS("open", "overdue", "partly_paid", "paid"), KIND("invoice")],
    asks: [
      { key: "dated", kind: "date", initial: "today", required: true },
      { key: "reason", kind: "text" },
      { key: "lines", label: "quantities", kind: "portions", help: "creditLines", portions: { lines: "lines", id: "position", as: "line", left: "quantity" } },
    ],
    warning: "credit",
    to: "/invoices/{id}",
  },
  {
    label: "reverse",
    permission: "invoicing.invoices.credit",
    method: "POST",
    path: `${PATH}/credit`,
    look: "danger",
    when: [STATUS("open", "overdue"), KIND("invoice")],
    asks: [
      { key: "dated", kind: "date", initial: "today", required: true },
      { key: "reason", kind: "text" },
    ],
    warning: "reverse",
    to: "/invoices/{id}",
  },
  { label: "markSent", permission: "invoicing.invoices.send", method: "POST", path: `${PATH}/mark-sent`, when: [POSTED, { key: "sent_at", in: [null] }] },
  { label: "delete", permission: WRITE, method: "DELETE", path: PATH, look: "danger", when: STATUS("draft"), sendsVersion: true, warning: "delete", to: "/invoices" },
];

/** An invoice: drafted, posted, sent, paid; or credited. */
export const INVOICE: DocumentDefinition = {
  id: "invoice",
  variant: "kind",
  kind: "invoice",
  path: "/v1/invoicing/invoices",
  home: "/invoices",
  names: ["number"],
  permissions: { read: "invoicing.invoices.read", write: WRITE },
  preview: "/v1/invoicing/invoices/preview",
  editable: STATUS("draft"),
  totals: SALE_TOTALS,
  saves: [{ label: "saveAndPost", permission: "invoicing.invoices.post", sends: { post: true }, warning: "post" }],
  sections: [
    {
      fields: [
        ...SALE_HEAD,
        { key: "delivered", kind: "date", help: "delivered" },
        { key: "reason", kind: "text", when: KIND("credit_note"), help: "creditReason" },
      ],
    },
    { title: "moreTerms", fields: [...SALE_TERMS, { key: "kind", label: "document_kind", kind: "choice", choices: ["invoice", "credit_note"], initial: "invoice", required: true }, SALE_NOTE], folded: true },
  ],
  lines: saleLines(["source_line"]),
  viewLines: SALE_VIEW_LINES,
  facts: [
    { key: "buyer.name", label: "customer", kind: "text", link: "/customers/{party_id}" },
    { key: "dated", kind: "date" },
    { key: "due", kind: "date" },
    { key: "open", label: "open_amount", kind: "amount", currency: "currency" },
    { key: "terms", label: "terms_id", kind: "text" },
    { key: "delivered", kind: "date", extra: true },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "credited", kind: "amount", currency: "currency", extra: true },
    { key: "sent_at", kind: "instant", extra: true },
    { key: "sent_to", kind: "text", extra: true },
    { key: "posted_at", kind: "instant", extra: true },
    { key: "entry_id", label: "entry", kind: "code", link: "/entries/{entry_id}", extra: true },
    { key: "credits_number", label: "credits", kind: "code", link: "/invoices/{credits}", extra: true },
    { key: "reason", kind: "text", extra: true },
    { key: "note", kind: "text", extra: true },
  ],
  naming: [{ key: "credits", permission: "invoicing.invoices.read", path: "/v1/invoicing/invoices", shows: "number", into: "credits_number" }],
  tables: [
    SALE_TAXES,
    {
      key: "instalments",
      title: "instalments",
      columns: [
        { key: "due", kind: "date" },
        { key: "amount", kind: "amount", currency: "currency" },
        { key: "open", label: "open_amount", kind: "amount", currency: "currency" },
      ],
    },
    {
      key: "credit_notes",
      title: "creditNotes",
      columns: [
        { key: "number", kind: "code", link: "/invoices/{id}" },
        { key: "dated", kind: "date" },
        { key: "total", kind: "amount", currency: "currency" },
      ],
    },
  ],
  downloads: [
    { label: "pdf", path: `${PATH}/pdf`, preview: true },
    { label: "facturX", path: `${PATH}/factur-x`, when: POSTED },
    { label: "ubl", path: `${PATH}/ubl`, when: POSTED },
    { label: "cii", path: `${PATH}/cii`, when: POSTED },
  ],
  actions: ACTIONS,
};
