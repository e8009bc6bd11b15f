import { describe, expect, it } from "vitest";
import { next, type Desk } from "./desk";
import type { Balances, BankLine } from "./model";

function line(id: string, amount: string): BankLine {
  return {
    id, amount, currency: "EUR", dated: "2026-01-01", value_date: null, text: "", party: "", party_account: "",
    structured: "", end_to_end: "", reference: "", charges: "0", is_reversal: false, status: "proposed",
    confidence: "0.99", reason: null, note: "",
  };
}

const BALANCES = { unposted: "60.00", unposted_count: 3 } as Balances;
const LINES = [line("a", "10.00"), line("b", "20.00"), line("c", "30.00")];
const DESK: Desk = { lines: LINES, at: 1, done: [], problems: {}, balances: BALANCES };
const [, B, C] = LINES as [BankLine, BankLine, BankLine];

describe("the desk one reconciles at", () => {
  it("takes a settled line away at once and hands over the next", () => {
    const after = next(DESK, { do: "settle", line: B, kind: "accepted" });
    expect(after.lines.map((one) => one.id)).toEqual(["a", "c"]);
    expect(after.lines[after.at]?.id).toBe("c");
    expect(after.balances).toMatchObject({ unposted: "40.00", unposted_count: 2 });
  });
  it("stays on a line when the last one is settled", () => {
    const after = next({ ...DESK, at: 2 }, { do: "settle", line: C, kind: "accepted" });
    expect(after.lines[after.at]?.id).toBe("b");
  });
  it("puts a refused line back in its place, with the reason and the balances", () => {
    const settled = next(DESK, { do: "settle", line: B, kind: "accepted" });
    const failed = next(settled, { do: "fail", line: B, why: "paid already" });
    expect(failed.lines.map((one) => one.id)).toEqual(["a", "b", "c"]);
    expect(failed.at).toBe(1);
    expect(failed.problems).toEqual({ b: "paid already" });
    expect(failed.done).toEqual([]);
    expect(failed.balances).toMatchObject({ unposted: "60.00", unposted_count: 3 });
  });
  it("restores what was undone, and forgets an older problem when it is settled again", () => {
    const twice = next(next(DESK, { do: "settle", line: B, kind: "accepted" }), { do: "settle", line: C, kind: "ignored" });
    const back = next(twice, { do: "restore", line: C });
    expect(back.lines.map((one) => one.id)).toEqual(["a", "c"]);
    expect(back.done.map((one) => one.line.id)).toEqual(["b"]);
    const again = next({ ...back, problems: { c: "no" } }, { do: "settle", line: C, kind: "accepted" });
    expect(again.problems).toEqual({});
  });
  it("does not move past the ends", () => {
    expect(next(DESK, { do: "move", by: -5 }).at).toBe(0);
    expect(next(DESK, { do: "move", by: 5 }).at).toBe(2);
  });
});
