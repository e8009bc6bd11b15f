import { describe, expect, it } from "vitest";
import { missingRates, stepsOf, type Facts } from "./steps";

const FACTS: Facts = {
  period: { id: "p", year_id: "y", name: "2026-10", starts: "2026-10-01", ends: "2026-10-31", closed_at: null, version: 1 },
  checks: [
    { name: "drafts", found: 2, blocking: true, detail: "" },
    { name: "unsealed", found: 0, blocking: false, detail: "" },
  ],
  draftInvoices: null,
  bankLines: 3,
  rates: [
    { currency: "USD", latest: "2026-10-30" },
    { currency: "GBP", latest: "2026-08-31" },
  ],
  isRevalued: false,
  settings: { currency: "EUR", soft_lock: "2026-09-30", hard_lock: null, version: 1 },
};

function stateOf(facts: Facts, key: string) {
  return stepsOf(facts).find((step) => step.key === key);
}

describe("closing a month", () => {
  it("asks for what holds it up, and points out what does not", () => {
    expect(stateOf(FACTS, "drafts")).toMatchObject({ state: "todo", count: 2 });
    expect(stateOf(FACTS, "bank")).toMatchObject({ state: "look", count: 3 });
    expect(stateOf(FACTS, "invoices")).toBeUndefined();
    expect(stateOf(FACTS, "seal")).toMatchObject({ state: "done" });
  });
  it("does not revalue before there are rates of the month", () => {
    expect(missingRates(FACTS)).toEqual(["GBP"]);
    expect(stateOf(FACTS, "revaluation")?.runs).toBeUndefined();
    const known = { ...FACTS, rates: FACTS.rates.slice(0, 1) };
    expect(stateOf(known, "revaluation")?.runs).toBe("revalue");
    expect(stateOf({ ...known, isRevalued: true }, "revaluation")).toMatchObject({ state: "done" });
  });
  it("knows an older lock from one that holds", () => {
    expect(stateOf(FACTS, "lock")?.state).toBe("todo");
    expect(stateOf({ ...FACTS, settings: { ...FACTS.settings, hard_lock: "2026-12-31" } }, "lock")?.state).toBe("done");
  });
});
