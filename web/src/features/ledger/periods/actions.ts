import type { ActionDefinition } from "@/components/form/definition";

const REASON = { key: "reason", kind: "text", required: true } as const;

export const PERIOD_ACTIONS: readonly ActionDefinition[] = [
  {
    label: "closePeriod",
    permission: "ledger.periods.close",
    method: "POST",
    path: "/v1/ledger/periods/{id}/close",
    when: { key: "is_closed", in: [false] },
    warning: "closePeriod",
    sendsVersion: true,
  },
  {
    label: "reopenPeriod",
    permission: "ledger.periods.close",
    method: "POST",
    path: "/v1/ledger/periods/{id}/reopen",
    when: { key: "is_closed", in: [true] },
    asks: [REASON],
    sendsVersion: true,
  },
];

export const YEAR_ACTIONS: readonly ActionDefinition[] = [
  {
    label: "closeYear",
    permission: "ledger.years.close",
    method: "POST",
    path: "/v1/ledger/years/{id}/close",
    when: { key: "is_closed", in: [false] },
    warning: "closeYear",
    sendsVersion: true,
  },
  {
    label: "reopenYear",
    permission: "ledger.years.close",
    method: "POST",
    path: "/v1/ledger/years/{id}/reopen",
    when: { key: "is_closed", in: [true] },
    asks: [REASON],
    look: "danger",
    sendsVersion: true,
  },
];

export const OPEN_YEAR: ActionDefinition = {
  label: "openYear",
  permission: "ledger.periods.close",
  method: "POST",
  path: "/v1/ledger/years",
  asks: [{ key: "starts", label: "starts", kind: "date", required: true, initial: "{next}" }],
};

export const SET_LOCKS: ActionDefinition = {
  label: "setLocks",
  permission: "ledger.periods.close",
  method: "PUT",
  path: "/v1/ledger/locks",
  sendsVersion: true,
  warning: "locks",
  asks: [
    { key: "soft_lock", kind: "date", initial: "{soft_lock}", help: "softLock" },
    { key: "hard_lock", kind: "date", initial: "{hard_lock}", help: "hardLock" },
    { key: "reason", kind: "text" },
  ],
};
