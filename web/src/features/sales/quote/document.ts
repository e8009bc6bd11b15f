import type { DocumentDefinition } from "@/components/form/definition";
import { SALE_HEAD, SALE_NOTE, SALE_TAXES, SALE_TERMS, SALE_TOTALS, SALE_VIEW_LINES, saleLines } from "@/components/form/sale";

const PATH = "/v1/sales/quotes/{id}";
const WRITE = "sales.quotes.write";
const STATUS = (...status: string[]) => ({ key: "status", in: status });

/** An offer to a customer: written, sent, and answered. */
export const QUOTE: DocumentDefinition = {
  id: "quote",
  kind: "quote",
  path: "/v1/sales/quotes",
  home: "/quotes",
  names: ["number"],
  permissions: { read: "sales.quotes.read", write: WRITE },
  preview: "/v1/sales/quotes/preview",
  editable: STATUS("draft"),
  totals: SALE_TOTALS,
  sections: [
    { fields: [...SALE_HEAD, { key: "valid_until", kind: "date", help: "validUntil" }] },
    { title: "moreTerms", fields: [...SALE_TERMS, SALE_NOTE], folded: true },
  ],
  lines: saleLines(["id"]),
  viewLines: SALE_VIEW_LINES,
  facts: [
    { key: "buyer.name", label: "customer", kind: "text", link: "/customers/{party_id}" },
    { key: "dated", kind: "date" },
    { key: "valid_until", kind: "date" },
    { key: "terms", label: "terms_id", kind: "text" },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "revision", kind: "number", extra: true },
    { key: "sent_at", kind: "instant", extra: true },
    { key: "sent_to", kind: "text", extra: true },
    { key: "reason", kind: "text", extra: true },
    { key: "note", kind: "text", extra: true },
  ],
  tables: [SALE_TAXES],
  downloads: [{ label: "pdf", path: `${PATH}/pdf`, preview: true }],
  actions: [
    {
      label: "send",
      permission: "sales.quotes.send",
      method: "POST",
      path: `${PATH}/send`,
      look: "primary",
      when: STATUS("draft", "sent"),
      asks: [
        { key: "by", label: "send_by", kind: "choice", choices: ["email", "other"], initial: "email", required: true },
        { key: "to", label: "send_to", kind: "email", help: "sendTo", initial: "{buyer.email}", when: { key: "by", in: ["email"] } },
        { key: "subject", kind: "text", when: { key: "by", in: ["email"] } },
        { key: "message", kind: "textarea", when: { key: "by", in: ["email"] } },
      ],
    },
    { label: "accept", permission: "sales.orders.write", method: "POST", path: `${PATH}/accept`, look: "primary", when: STATUS("sent"), warning: "accept", to: "/orders/{id}" },
    { label: "decline", permission: WRITE, method: "POST", path: `${PATH}/decline`, when: STATUS("sent", "expired"), asks: [{ key: "reason", kind: "text" }], warning: "decline" },
    { label: "revise", permission: WRITE, method: "POST", path: `${PATH}/revise`, when: STATUS("sent", "expired", "declined"), warning: "revise" },
    { label: "copy", permission: WRITE, method: "POST", path: `${PATH}/copy`, to: "/quotes/{id}/edit" },
    { label: "delete", permission: WRITE, method: "DELETE", path: PATH, look: "danger", when: [STATUS("draft"), { key: "number", in: [null] }], sendsVersion: true, warning: "delete", to: "/quotes" },
  ],
};
