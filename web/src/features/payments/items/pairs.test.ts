import { describe, expect, it } from "vitest";
import type { OpenItem } from "./items";
import { pairsOf } from "./pairs";

function item(entry_id: string, due: string, open: string, more: Partial<OpenItem> = {}): OpenItem {
  return {
    entry_id, position: 1, number: entry_id, source: "", party_id: "p", account: "1200", dated: due, due,
    currency: "EUR", amount: open, open, open_company: open, label: "", ...more,
  };
}

describe("items that settle each other", () => {
  it("uses the oldest first until one side is used up", () => {
    const pairs = pairsOf([item("new", "2026-03-01", "50.00"), item("old", "2026-01-01", "30.00"), item("credit", "2026-02-01", "-60.00")]);
    expect(pairs.map((pair) => [pair.debit.entry_id, pair.amount])).toEqual([["old", "30.00"], ["new", "30.00"]]);
  });
  it("never across parties, accounts or currencies", () => {
    const debit = item("a", "2026-01-01", "10.00");
    expect(pairsOf([debit, item("b", "2026-01-01", "-10.00", { party_id: "q" })])).toEqual([]);
    expect(pairsOf([debit, item("b", "2026-01-01", "-10.00", { currency: "USD" })])).toEqual([]);
    expect(pairsOf([debit, item("b", "2026-01-01", "-10.00", { account: "3300" })])).toEqual([]);
  });
});
