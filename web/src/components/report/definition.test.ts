import { describe, expect, it } from "vitest";
import { askedOf, type ReportDefinition } from "./definition";

const REPORT: ReportDefinition = {
  id: "profit-and-loss",
  group: "statements",
  path: "/v1/reports/profit-and-loss",
  when: "span",
  compares: true,
  splits: true,
};

describe("what is asked of a report", () => {
  it("is what the address says, and what is meant where it says nothing", () => {
    expect(askedOf(REPORT, { starts: "2026-03-01", party: "x" }, { starts: "2026-01-01", ends: "2026-03-31" })).toEqual({
      starts: "2026-03-01",
      ends: "2026-03-31",
    });
  });

  it("is never compared and divided at once", () => {
    const both = { compare: "previous_year", periods: "2", split: "month" };
    expect(askedOf(REPORT, both, {})).toEqual({ split: "month" });
    expect(askedOf(REPORT, { ...both, split: "not" }, {})).toEqual({ compare: "previous_year", periods: "2" });
    expect(askedOf(REPORT, { compare: "nothing", periods: "2" }, {})).toEqual({});
  });
});
