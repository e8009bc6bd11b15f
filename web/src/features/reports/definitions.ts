import type { ReportDefinition } from "@/components/report/definition";

const base = "/v1/reports";

export const REPORTS: readonly ReportDefinition[] = [
  { id: "profit-and-loss", group: "statements", path: `${base}/profit-and-loss`, when: "span", compares: true, splits: true, dimension: true, levels: true },
  { id: "balance-sheet", group: "statements", path: `${base}/balance-sheet`, when: "day", compares: true, levels: true },
  { id: "cash-flow", group: "statements", path: `${base}/cash-flow`, when: "span", levels: true },
  { id: "cash-position", group: "statements", path: `${base}/cash-position`, when: "day" },
  { id: "trial-balance", group: "ledgers", path: `${base}/trial-balance`, when: "span", compares: true, splits: true, dimension: true },
  { id: "general-ledger", group: "ledgers", path: `${base}/general-ledger`, when: "span", account: true, dimension: true, pages: true },
  { id: "journal", group: "ledgers", path: `${base}/journal`, when: "span", journal: true, pages: true },
  {
    id: "aged-receivables", group: "parties", path: `${base}/aged-receivables`, when: "day", party: "optional",
    choices: [{ key: "by", of: ["due", "dated"] }],
  },
  {
    id: "aged-payables", group: "parties", path: `${base}/aged-payables`, when: "day", party: "optional",
    choices: [{ key: "by", of: ["due", "dated"] }],
  },
  {
    id: "statement-of-account", group: "parties", path: `${base}/statement-of-account`, when: "span", party: "required",
    choices: [{ key: "side", of: ["receivable", "payable"] }],
  },
  { id: "tax-summary", group: "taxes", path: `${base}/tax-summary`, when: "span", compares: true, splits: true },
  {
    id: "sales", group: "sales", path: `${base}/sales`, when: "span", compares: true, splits: true,
    choices: [{ key: "by", of: ["customer", "product", "month"] }],
  },
];

/** What figures are made of: reached by a figure, not by a menu. */
export const SOURCES: readonly ReportDefinition[] = [
  {
    id: "lines", group: "sources", path: `${base}/lines`, when: "span", pages: true,
    carries: ["account", "section", "subtype", "show", "figure", "currency", "party", "dimension_value", "closing", "against", "through"],
  },
  { id: "open-items", group: "sources", path: `${base}/open-items`, when: "day", carries: ["side", "by", "party", "currency", "late_from", "late_to", "figure"] },
  { id: "tax-lines", group: "sources", path: `${base}/tax-lines`, when: "span", pages: true, carries: ["tax", "figure"] },
  { id: "sales-lines", group: "sources", path: `${base}/sales-lines`, when: "span", pages: true, carries: ["figure", "party", "product", "without_product"] },
];
