import { describe, expect, it } from "vitest";
import { absolute, compared, difference, isDecimal, isZero, least, negated, quotient, sum } from "./decimal";

describe("decimal strings", () => {
  it("adds without losing a coin", () => {
    expect(sum(["0.1", "0.2"])).toBe("0.3");
    expect(sum(["9007199254740993.01", "-0.02"])).toBe("9007199254740992.99");
    expect(sum([])).toBe("0");
  });
  it("counts what is no decimal as nothing", () => {
    expect(sum(["1.00", "", "x"])).toBe("1.00");
    expect(isDecimal("")).toBe(false);
    expect(isDecimal(".")).toBe(false);
    expect(isDecimal("-.5")).toBe(true);
  });
  it("subtracts, negates and compares across scales", () => {
    expect(difference("1", "0.999")).toBe("0.001");
    expect(negated("-3.50")).toBe("3.50");
    expect(compared("2.0", "2.00")).toBe(0);
    expect(compared("-1", "1")).toBe(-1);
    expect(least("3.1", "3.05")).toBe("3.05");
    expect(isZero("-0.00")).toBe(true);
    expect(absolute("-7.10")).toBe("7.10");
  });
  it("divides and rounds half away from zero", () => {
    expect(quotient("400.00", "1.1", 2)).toBe("363.64");
    expect(quotient("1", "8", 2)).toBe("0.13");
    expect(quotient("-1", "8", 2)).toBe("-0.13");
    expect(quotient("17057.84", "1.1498", 2)).toBe("14835.48");
    expect(quotient("1", "0", 2)).toBeNull();
    expect(quotient("1.23456789", "1", 2)).toBe("1.23");
  });
});
