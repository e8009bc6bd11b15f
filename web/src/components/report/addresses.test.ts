import { describe, expect, it } from "vitest";
import { screenOf } from "./addresses";

describe("the screen of a source", () => {
  it("keeps what a figure is made of", () => {
    expect(screenOf("/v1/reports/lines?account=1200&ends=2026-11-23&show=debit")).toBe(
      "/reports/source/lines?account=1200&ends=2026-11-23&show=debit",
    );
    expect(screenOf("/v1/reports/general-ledger?account=1200")).toBe("/reports/general-ledger?account=1200");
    expect(screenOf("/v1/invoicing/invoices?status=draft")).toBe("/invoices?status=draft");
  });

  it("is the record's own", () => {
    expect(screenOf("/v1/ledger/entries/01a2059c-9c15")).toBe("/entries/01a2059c-9c15");
    expect(screenOf("/v1/parties/parties/01a2059c-9b5c")).toBe("/customers/01a2059c-9b5c");
  });

  it("is nothing where there is none, and never another site's", () => {
    expect(screenOf(null)).toBeUndefined();
    expect(screenOf("https://elsewhere.example/v1/reports/lines")).toBeUndefined();
    expect(screenOf("/v1/unheard/of")).toBeUndefined();
  });
});
