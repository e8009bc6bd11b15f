import type { ListDefinition } from "@/components/data-table/definition";

/** Invoices and credit notes, with what is still owed. */
export const INVOICES: ListDefinition = {
  id: "invoices",
  path: "/v1/invoicing/invoices",
  search: true,
  sort: "-dated",
  row: "/invoices/{id}",
  tabs: [
    { label: "all", set: {} },
    { label: "drafts", set: { status: "draft" } },
    { label: "unpaid", set: { status: "open" } },
    { label: "overdue", set: { status: "overdue" } },
    { label: "creditNotes", set: { kind: "credit_note" } },
  ],
  columns: [
    { key: "number", kind: "code", sort: true },
    { key: "customer", kind: "text", sort: true, link: "/customers/{party_id}" },
    { key: "dated", kind: "date", sort: true },
    { key: "due", kind: "date", sort: true },
    { key: "total", kind: "amount", currency: "currency", sort: true },
    { key: "open", label: "open_amount", kind: "amount", currency: "currency" },
    { key: "status", kind: "status" },
    { key: "kind", label: "document_kind", kind: "status", extra: true },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "net", kind: "amount", currency: "currency", sort: true, extra: true },
    { key: "tax", kind: "amount", currency: "currency", extra: true },
    { key: "total_company", kind: "amount", extra: true },
    { key: "credited", kind: "amount", currency: "currency", extra: true },
    { key: "sent_at", kind: "instant", sort: true, extra: true },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["draft", "open", "overdue", "partly_paid", "paid", "credited"] },
    { key: "kind", label: "document_kind", kind: "choice", choices: ["invoice", "credit_note"] },
    { key: "dated", kind: "dates" },
    { key: "due", kind: "dates" },
    { key: "total", kind: "amounts" },
  ],
  create: { label: "newInvoice", href: "/invoices/new", permission: "invoicing.invoices.write" },
  importer: { label: "importInvoices", href: "/invoices/import", permission: "invoicing.invoices.write" },
  bulk: [
    {
      label: "post",
      permission: "invoicing.invoices.post",
      path: "/v1/invoicing/invoices/post",
      key: "invoices",
      when: { key: "status", in: ["draft"] },
      warning: "postMany",
    },
  ],
};
