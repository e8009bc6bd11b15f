import type { ListDefinition } from "@/components/data-table/definition";
import type { ImportDefinition } from "@/components/import/definition";
import type { ActionDefinition } from "@/components/form/definition";

/** Units of a currency for one of the company's, by day. */
export const RATES: ListDefinition = {
  id: "rates",
  path: "/v1/ledger/rates",
  identity: ["currency", "dated"],
  search: false,
  sort: "-dated",
  columns: [
    { key: "currency", kind: "code", sort: true },
    { key: "dated", kind: "date", sort: true },
    { key: "rate", kind: "quantity", sort: true, edit: { kind: "decimal" } },
    { key: "source", label: "rateSource", kind: "status" },
  ],
  filters: [
    { key: "currency", kind: "text" },
    { key: "dated", kind: "dates" },
  ],
  importer: { label: "importRates", href: "/rates/import", permission: "ledger.rates.write" },
  edit: { permission: "ledger.rates.write", path: "/v1/ledger/rates/{currency}/{dated}", method: "PUT", sends: [] },
};

/** Rates from a file of one's own. */
export const RATE_IMPORT: ImportDefinition = {
  id: "rates",
  path: "/v1/ledger/rates/import",
  home: "/rates",
  permission: "ledger.rates.write",
  fields: [
    { key: "currency", required: true },
    { key: "dated", required: true },
    { key: "rate", required: true },
  ],
};

/** What open items in other currencies were worth at the end of a month, and its taking back. */
export const REVALUATIONS: ListDefinition = {
  id: "revaluations",
  path: "/v1/ledger/revaluations",
  search: false,
  sort: "-dated",
  row: "/entries/{entry_id}",
  columns: [
    { key: "dated", kind: "date", sort: true },
    { key: "gain", kind: "amount", sort: true },
    { key: "loss", kind: "amount", sort: true },
  ],
  filters: [{ key: "dated", kind: "dates" }],
};

export const REVALUE: ActionDefinition = {
  label: "revalue",
  permission: "ledger.entries.post",
  method: "POST",
  path: "/v1/ledger/revaluations",
  look: "primary",
  warning: "revalue",
  asks: [{ key: "on", kind: "date", required: true, initial: "{ends}" }],
};
