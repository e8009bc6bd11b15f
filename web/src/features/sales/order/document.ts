import type { DocumentDefinition, FieldDefinition } from "@/components/form/definition";
import { SALE_HEAD, SALE_NOTE, SALE_TAXES, SALE_TERMS, SALE_TOTALS, SALE_VIEW_LINES, saleLines } from "@/components/form/sale";

const PATH = "/v1/sales/orders/{id}";
const WRITE = "sales.orders.write";
const STATUS = (...status: string[]) => ({ key: "status", in: status });

const WHEN: FieldDefinition = { key: "dated", label: "invoice_date", kind: "date", initial: "today", required: true };
const POST: FieldDefinition = { key: "post", label: "post_at_once", kind: "boolean", initial: false, help: "postAtOnce" };

/** An order: confirmed, then invoiced whole or in parts. */
export const ORDER: DocumentDefinition = {
  id: "order",
  kind: "order",
  path: "/v1/sales/orders",
  home: "/orders",
  names: ["number"],
  permissions: { read: "sales.orders.read", write: WRITE },
  preview: "/v1/sales/orders/preview",
  editable: STATUS("draft", "confirmed", "partly_invoiced"),
  totals: SALE_TOTALS,
  sections: [
    { fields: [...SALE_HEAD, { key: "delivery", kind: "date" }] },
    { title: "moreTerms", fields: [...SALE_TERMS, SALE_NOTE], folded: true },
  ],
  lines: saleLines(["id"]),
  viewLines: [
    ...SALE_VIEW_LINES,
    { key: "invoiced", label: "invoiced_quantity", kind: "quantity" },
    { key: "remaining", kind: "quantity" },
  ],
  facts: [
    { key: "buyer.name", label: "customer", kind: "text", link: "/customers/{party_id}" },
    { key: "dated", kind: "date" },
    { key: "delivery", kind: "date" },
    { key: "terms", label: "terms_id", kind: "text" },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "invoiced_net", kind: "amount", currency: "currency" },
    { key: "quote_number", label: "quote", kind: "code", link: "/quotes/{quote_id}", extra: true },
    { key: "reason", kind: "text", extra: true },
    { key: "note", kind: "text", extra: true },
  ],
  naming: [{ key: "quote_id", permission: "sales.quotes.read", path: "/v1/sales/quotes", shows: "number", into: "quote_number" }],
  tables: [SALE_TAXES],
  downloads: [{ label: "pdf", path: `${PATH}/pdf`, preview: true }],
  actions: [
    { label: "confirm", permission: "sales.orders.confirm", method: "POST", path: `${PATH}/confirm`, look: "primary", when: STATUS("draft"), warning: "confirmOrder" },
    {
      label: "invoiceRest",
      permission: "sales.orders.invoice",
      method: "POST",
      path: `${PATH}/invoices`,
      look: "primary",
      when: STATUS("confirmed", "partly_invoiced"),
      asks: [WHEN, POST],
      warning: "invoiceRest",
      to: "/invoices/{id}",
    },
    {
      label: "invoiceLines",
      permission: "sales.orders.invoice",
      method: "POST",
      path: `${PATH}/invoices`,
      when: STATUS("confirmed", "partly_invoiced"),
      asks: [
        WHEN,
        { key: "lines", label: "quantities", kind: "portions", portions: { lines: "lines", id: "id", as: "line_id", left: "remaining" } },
        POST,
      ],
      to: "/invoices/{id}",
    },
    {
      label: "invoicePercent",
      permission: "sales.orders.invoice",
      method: "POST",
      path: `${PATH}/invoices`,
      when: STATUS("confirmed", "partly_invoiced"),
      asks: [WHEN, { key: "percent", kind: "percent", required: true, help: "percentOfOrder" }, POST],
      to: "/invoices/{id}",
    },
    { label: "copy", permission: WRITE, method: "POST", path: `${PATH}/copy`, to: "/orders/{id}/edit" },
    { label: "cancelOrder", permission: "sales.orders.confirm", method: "POST", path: `${PATH}/cancel`, look: "danger", when: STATUS("confirmed"), asks: [{ key: "reason", kind: "text" }], warning: "cancelOrder" },
    { label: "delete", permission: WRITE, method: "DELETE", path: PATH, look: "danger", when: [STATUS("draft"), { key: "number", in: [null] }], sendsVersion: true, warning: "delete", to: "/orders" },
  ],
};
