import { describe, expect, it } from "vitest";
import { keyOf, spread, type OpenItem } from "../items/items";
import { allocations, exchangeGain, leftOver, payable, usualCurrency } from "./reckon";

function item(number: string, due: string, open: string, more: Partial<OpenItem> = {}): OpenItem {
  return {
    entry_id: number, position: 1, number, source: "", party_id: "p", account: "1200", dated: due, due,
    currency: "EUR", amount: open, open, open_company: open, label: "", ...more,
  };
}

const ITEMS = [item("B", "2026-02-01", "50.00"), item("A", "2026-01-01", "30.00"), item("C", "2026-01-15", "-20.00")];

describe("what a payment settles", () => {
  it("spreads over the oldest first and stops where the money ends", () => {
    const open = payable(ITEMS, "received", "EUR");
    expect(open.map((one) => one.number)).toEqual(["A", "B"]);
    const shares = spread("45.00", open, 1);
    expect([...shares].map(([key, share]) => [key, share.amount])).toEqual([["A:1", "30.00"], ["B:1", "15.00"]]);
    expect(leftOver("45.00", shares)).toBe("0.00");
  });
  it("keeps what is more than is open as credit", () => {
    const shares = spread("100.00", payable(ITEMS, "received", "EUR"), 1);
    expect(leftOver("100.00", shares)).toBe("20.00");
  });
  it("costs no money to write off", () => {
    const shares = new Map([["A:1", { amount: "30.00", write_off: "0.50" }]]);
    expect(leftOver("29.50", shares)).toBe("0.00");
    expect(allocations(payable(ITEMS, "received", "EUR"), shares)).toEqual([
      { entry_id: "A", position: 1, amount: "30.00", write_off: "0.50" },
    ]);
  });
  it("sends money against what is owed the other way", () => {
    expect(payable(ITEMS, "sent", "EUR").map((one) => one.number)).toEqual(["C"]);
  });
  it("begins in the currency of most documents", () => {
    const mixed = [...ITEMS, item("D", "2026-01-01", "9", { currency: "USD" })];
    expect(usualCurrency(mixed, "received", "CHF")).toBe("EUR");
    expect(usualCurrency([], "received", "CHF")).toBe("CHF");
  });
  it("shows the exchange difference as the ledger will book it", () => {
    const eur = item("X", "2026-01-01", "400.00", { open_company: "333.33" });
    const shares = new Map([[keyOf(eur), { amount: "400.00", write_off: "0" }]]);
    expect(exchangeGain([eur], shares, "received", "1.1")).toBe("30.31");
    expect(exchangeGain([eur], shares, "sent", "1.1")).toBe("-30.31");
    expect(exchangeGain([eur], shares, "received", null)).toBeNull();
  });
});
