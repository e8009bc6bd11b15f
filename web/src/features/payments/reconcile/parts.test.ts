import { describe, expect, it } from "vitest";
import type { OpenItem } from "../items/items";
import type { BankLine, Proposal } from "./model";
import { acceptanceOf, leftOf, partFor, sent } from "./parts";

const LINE = { id: "l", amount: "-100.00", currency: "EUR", status: "proposed", reason: "named" } as BankLine;
const ITEM = {
  entry_id: "e", position: 1, number: "PUR-1", party_id: "p", currency: "EUR", open: "-70.00", document: "BILL-1", party_name: "Muster",
} as OpenItem;

function proposal(more: Partial<Proposal>): Proposal {
  return {
    evidence: "", confidence: "0.9", reason: "named", reason_code: "named", reason_facts: {}, payment_id: null, rule_id: null,
    parts: [{ entry_id: "e", position: 1, number: "BILL-1", party_id: "p", account: "", amount: "100.00", currency: "EUR", settles: "100.00", write_off: "0.00" }],
    ...more,
  };
}

describe("the parts of a line", () => {
  it("counts in the line's direction until nothing is left", () => {
    const part = partFor(ITEM, LINE, []);
    expect(part).toMatchObject({ amount: "70.00", name: "BILL-1 · Muster" });
    expect(leftOf(LINE, [part])).toBe("30.00");
    expect(partFor({ ...ITEM, open: "-500.00" }, LINE, [part]).amount).toBe("30.00");
  });
  it("takes from the others what is owed the other way", () => {
    expect(partFor({ ...ITEM, open: "25.00" }, LINE, []).amount).toBe("-25.00");
  });
  it("names one thing only", () => {
    const account = sent({ kind: "account", account: "6855", party_id: "p", name: "", amount: "1", write_off: "0", label: "fee" });
    expect(account).toEqual({ amount: "1", write_off: "0", label: "fee", account: "6855" });
  });
  it("accepts the kept proposal as it is, and another by its parts", () => {
    expect(acceptanceOf(LINE, proposal({}))).toEqual({});
    expect(acceptanceOf(LINE, proposal({ payment_id: "x" }))).toEqual({ payment_id: "x" });
    expect(acceptanceOf(LINE, proposal({ reason: "second" })).parts).toEqual([
      { amount: "100.00", write_off: "0.00", label: "", entry_id: "e", position: 1 },
    ]);
  });
});
