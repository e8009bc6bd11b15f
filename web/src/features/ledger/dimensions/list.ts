import type { ListDefinition } from "@/components/data-table/definition";
import type { ActionDefinition } from "@/components/form/definition";

const NAMED = [
  { key: "code", kind: "text", required: true },
  { key: "name", kind: "text", required: true },
] as const;

/** What entries are looked at by besides accounts: cost centres, projects, regions. */
export const DIMENSIONS: ListDefinition = {
  id: "dimensions",
  path: "/v1/ledger/dimensions",
  search: false,
  sort: "code",
  row: "/dimensions/{id}",
  columns: [
    { key: "code", kind: "code", sort: true },
    { key: "name", kind: "text", sort: true, edit: { kind: "text" } },
    { key: "active", kind: "boolean", edit: { kind: "boolean" } },
  ],
  filters: [],
  edit: {
    permission: "ledger.dimensions.write",
    path: "/v1/ledger/dimensions/{id}",
    method: "PUT",
    sends: ["code", "name", "active"],
  },
};

/** The values of one dimension. */
export const VALUES: ListDefinition = {
  ...DIMENSIONS,
  id: "dimensionValues",
  path: "/v1/ledger/dimension-values",
  row: undefined,
  edit: {
    permission: "ledger.dimensions.write",
    path: "/v1/ledger/dimension-values/{id}",
    method: "PUT",
    sends: ["code", "name", "active"],
  },
};

export const ADD_DIMENSION: ActionDefinition = {
  label: "addDimension",
  permission: "ledger.dimensions.write",
  method: "POST",
  path: "/v1/ledger/dimensions",
  look: "primary",
  asks: NAMED,
};

export const ADD_VALUE: ActionDefinition = {
  label: "addValue",
  permission: "ledger.dimensions.write",
  method: "POST",
  path: "/v1/ledger/dimensions/{id}/values",
  look: "primary",
  asks: NAMED,
};
