import { describe, expect, it } from "vitest";
import { filledValues } from "./template";

describe("values out of a template", () => {
  it("are the record's own, of whatever kind, throughout", () => {
    const sends = { party_id: "{party_id}", direction: "received", allocations: [{ invoice_id: "{id}", amount: "{amount}" }], n: "{count}" };
    expect(filledValues(sends, { party_id: "p", id: "i", amount: "12.50", count: 3 })).toEqual({
      party_id: "p",
      direction: "received",
      allocations: [{ invoice_id: "i", amount: "12.50" }],
      n: 3,
    });
  });

  it("leave out what is nowhere", () => {
    expect(filledValues({ a: "{a}", b: "b{a}" }, {})).toEqual({ b: "b{a}" });
  });
});
