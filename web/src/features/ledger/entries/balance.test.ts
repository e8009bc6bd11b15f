import { describe, expect, it } from "vitest";
import { balanceOf, linesOf, placed, reckoned, rowOf } from "./balance";

const RATES = new Map([["USD", "1.25"]]);

describe("an entry that is typed", () => {
  it("balances debits against credits to the coin", () => {
    const rows = [
      { account: "6310", debit: "0.10" },
      { account: "6320", debit: "0.20" },
      { account: "1800", credit: "0.30" },
    ];
    expect(balanceOf(rows, "EUR", RATES)).toEqual({ debit: "0.30", credit: "0.30", left: "0.00" });
  });
  it("turns another currency at the day's rate", () => {
    expect(reckoned({ account: "1200", debit: "100", currency: "usd" }, "EUR", RATES)).toEqual({ amount: "80.00", foreign: "100" });
    expect(reckoned({ account: "1200", credit: "100", currency: "GBP" }, "EUR", RATES).amount).toBeNull();
  });
  it("sends only rows that say something, with what was shown", () => {
    const rows = [{ account: "1200", debit: "100", currency: "USD", party_id: "p" }, {}, { account: "4400", credit: "80", dimension: "d" }];
    expect(linesOf(rows, "EUR", RATES)).toEqual([
      { account: "1200", amount: "80.00", foreign_amount: "100", currency: "USD", party_id: "p", label: "", dimensions: [] },
      { account: "4400", amount: "-80", label: "", dimensions: ["d"] },
    ]);
  });
  it("puts problems where they were typed, past empty rows", () => {
    const rows = [{}, { account: "1", credit: "5" }];
    expect(placed({ "lines.0.amount": "no", dated: "closed" }, rows)).toEqual({ "lines.1.credit": "no", dated: "closed" });
  });
  it("shows a kept line on its side", () => {
    const line = { account: "1800", amount: "-3.50", currency: null, foreign_amount: null, party_id: null, due: null, label: "", dimensions: [] };
    expect(rowOf(line)).toMatchObject({ debit: "", credit: "3.50" });
  });
});
