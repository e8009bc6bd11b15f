import type { ListDefinition } from "@/components/data-table/definition";

/** What was offered, and what became of it. */
export const QUOTES: ListDefinition = {
  id: "quotes",
  path: "/v1/sales/quotes",
  search: true,
  sort: "-dated",
  row: "/quotes/{id}",
  tabs: [
    { label: "all", set: {} },
    { label: "drafts", set: { status: "draft" } },
    { label: "sentQuotes", set: { status: "sent" } },
    { label: "acceptedQuotes", set: { status: "accepted" } },
  ],
  columns: [
    { key: "number", kind: "code", sort: true },
    { key: "customer", kind: "text", sort: true, link: "/customers/{party_id}" },
    { key: "dated", kind: "date", sort: true },
    { key: "valid_until", kind: "date", sort: true },
    { key: "total", kind: "amount", currency: "currency", sort: true },
    { key: "status", kind: "status" },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "revision", kind: "number", extra: true },
    { key: "net", kind: "amount", currency: "currency", sort: true, extra: true },
    { key: "tax", kind: "amount", currency: "currency", extra: true },
    { key: "sent_at", kind: "instant", sort: true, extra: true },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["draft", "sent", "expired", "accepted", "declined"] },
    { key: "dated", kind: "dates" },
    { key: "valid_until", kind: "dates" },
    { key: "total", kind: "amounts" },
  ],
  create: { label: "newQuote", href: "/quotes/new", permission: "sales.quotes.write" },
};
