/** What every document of selling has in common: its head, its lines, its totals. */
import type { ColumnDefinition } from "@/components/data-table/definition";
import type { FieldDefinition, LinesDefinition, TableDefinition } from "./definition";

/** Who is sold to, when, and under which terms. */
export const SALE_HEAD: readonly FieldDefinition[] = [
  { key: "party_id", label: "customer", kind: "lookup", lookup: "customers", shows: "buyer.name", required: true, fills: { currency: "currency" } },
  { key: "dated", kind: "date", initial: "today", required: true },
];

/** What is only said where it differs from what the customer and the company have. */
export const SALE_TERMS: readonly FieldDefinition[] = [
  { key: "terms_id", kind: "lookup", lookup: "terms", shows: "terms", help: "saleTerms" },
  { key: "currency", kind: "currency", help: "saleCurrency" },
  { key: "rate", kind: "decimal", help: "saleRate", givenIf: "own_rate" },
  { key: "customer_reference", kind: "text" },
];

/** A note that is printed on the document. */
export const SALE_NOTE: FieldDefinition = { key: "note", kind: "textarea", wide: true, help: "saleNote" };

/** The grid of products, quantities and prices. */
export function saleLines(carried: readonly string[]): LinesDefinition {
  return {
    key: "lines",
    carried,
    facts: ["account", "dimensions"],
    completes: "product_id",
    again: { after: "quantity", fills: "unit_price" },
    assumes: { description: "–", unit_price: "0" },
    columns: [
      { key: "product_id", kind: "lookup", lookup: "products", shows: "code", width: 9 },
      { key: "description", kind: "text", width: 15 },
      { key: "quantity", kind: "decimal", width: 6 },
      { key: "unit", kind: "text", width: 4 },
      { key: "unit_price", kind: "decimal", width: 8 },
      { key: "discount", kind: "percent", width: 5 },
      { key: "taxes", kind: "taxes", width: 11 },
    ],
    results: [{ key: "amount", label: "amount" }],
  };
}

/** The lines of such a document as they are read. */
export const SALE_VIEW_LINES: readonly ColumnDefinition[] = [
  { key: "position", kind: "number" },
  { key: "code", kind: "code", link: "/products/{product_id}" },
  { key: "description", kind: "text" },
  { key: "quantity", kind: "quantity" },
  { key: "unit", kind: "text", extra: true },
  { key: "unit_price", kind: "amount" },
  { key: "discount", kind: "percent" },
  { key: "taxes", kind: "text" },
  { key: "amount", kind: "amount" },
];

/** What the document comes to. */
export const SALE_TOTALS = [
  { key: "net", label: "net" },
  { key: "tax", label: "tax" },
  { key: "total", label: "total" },
] as const;

/** Its taxes, each with what it is reckoned from. */
export const SALE_TAXES: TableDefinition = {
  key: "taxes",
  title: "taxes",
  columns: [
    { key: "name", kind: "text" },
    { key: "rate", label: "tax_rate", kind: "percent" },
    { key: "base", kind: "amount", currency: "currency" },
    { key: "amount", kind: "amount", currency: "currency" },
    { key: "reason", kind: "text", extra: true },
  ],
};
