import { describe, expect, it } from "vitest";
import { change } from "./change";

describe("the change of a figure", () => {
  it("is a part of what it was", () => {
    expect(change("150.00", "100.00")).toBe(0.5);
    expect(change("0.00", "100.00")).toBe(-1);
  });

  it("is not said where it would mean nothing", () => {
    expect(change("10.00", "0.00")).toBeNull();
    expect(change("10.00", "-5.00")).toBeNull();
  });
});
