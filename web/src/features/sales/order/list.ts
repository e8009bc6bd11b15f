import type { ListDefinition } from "@/components/data-table/definition";

/** What customers ordered, and how much of it is invoiced. */
export const ORDERS: ListDefinition = {
  id: "orders",
  path: "/v1/sales/orders",
  search: true,
  sort: "-dated",
  row: "/orders/{id}",
  tabs: [
    { label: "all", set: {} },
    { label: "drafts", set: { status: "draft" } },
    { label: "toInvoice", set: { status: "confirmed" } },
    { label: "partlyInvoiced", set: { status: "partly_invoiced" } },
  ],
  columns: [
    { key: "number", kind: "code", sort: true },
    { key: "customer", kind: "text", sort: true, link: "/customers/{party_id}" },
    { key: "dated", kind: "date", sort: true },
    { key: "delivery", kind: "date", sort: true },
    { key: "total", kind: "amount", currency: "currency", sort: true },
    { key: "invoiced_net", kind: "amount", currency: "currency" },
    { key: "status", kind: "status" },
    { key: "customer_reference", kind: "text", extra: true },
    { key: "net", kind: "amount", currency: "currency", sort: true, extra: true },
    { key: "tax", kind: "amount", currency: "currency", extra: true },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["draft", "confirmed", "partly_invoiced", "invoiced", "cancelled"] },
    { key: "dated", kind: "dates" },
    { key: "delivery", kind: "dates" },
    { key: "total", kind: "amounts" },
  ],
  create: { label: "newOrder", href: "/orders/new", permission: "sales.orders.write" },
};
