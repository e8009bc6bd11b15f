import type { ListDefinition } from "@/components/data-table/definition";
import { USER } from "../naming";

/** Who closed, reopened or locked what, when and why. */
export const CLOSINGS: ListDefinition = {
  id: "closings",
  path: "/v1/ledger/closings",
  search: false,
  sort: "-at",
  naming: [USER],
  columns: [
    { key: "at", kind: "instant", sort: true },
    { key: "kind", kind: "status" },
    { key: "name", kind: "text" },
    { key: "action", kind: "status" },
    { key: "user_name", label: "user", kind: "text" },
    { key: "reason", kind: "text" },
  ],
  filters: [],
};
