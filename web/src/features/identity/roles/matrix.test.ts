import { describe, expect, it } from "vitest";
import { matrixOf, toggled, type Permission } from "./matrix";

const one = (permission: string): Permission => ({ permission, function: permission.split(".")[0] ?? "", in_keys: true, is_held: true });
const ALL = ["invoicing.invoices.read", "invoicing.invoices.write", "invoicing.invoices.post", "ledger.balances.read"];

describe("the matrix of permissions", () => {
  it("lays things out by area, reading before writing before the rest", () => {
    const [invoicing, ledger] = matrixOf([...ALL].reverse().map(one)).toReversed();
    expect(ledger?.area).toBe("ledger");
    expect(invoicing?.things[0]?.actions.map((action) => action.action)).toEqual(["read", "write", "post"]);
  });
});

describe("ticking a permission", () => {
  it("brings the reading that it needs", () => {
    expect(toggled([], "invoicing.invoices.post", ALL)).toEqual(["invoicing.invoices.post", "invoicing.invoices.read"]);
    expect(toggled([], "ledger.balances.read", ALL)).toEqual(["ledger.balances.read"]);
  });

  it("takes writing away with reading, and leaves other things alone", () => {
    expect(toggled(ALL, "invoicing.invoices.read", ALL)).toEqual(["ledger.balances.read"]);
    expect(toggled(ALL, "invoicing.invoices.post", ALL)).toEqual(ALL.filter((held) => held !== "invoicing.invoices.post"));
  });
});
