import { describe, expect, it } from "vitest";
import { place, shares, ticks } from "./scale";

describe("ticks", () => {
  it("are round, and cover the values and zero", () => {
    expect(ticks([0, 46_695])).toEqual([0, 20_000, 40_000, 60_000]);
    expect(ticks([-3, 12])).toEqual([-5, 0, 5, 10, 15]);
    expect(ticks([700, 900])).toEqual([0, 500, 1000]);
  });

  it("leave an axis where there is nothing", () => {
    expect(ticks([0, 0])).toEqual([0, 1]);
    expect(ticks([])).toEqual([0, 1]);
  });
});

describe("place", () => {
  it("lays values between the ends, whichever way they run", () => {
    expect(place(0, [-5, 15], 200, 0)).toBe(150);
    expect(place(15, [-5, 15], 200, 0)).toBe(0);
  });
});

describe("shares", () => {
  it("add up to a hundred, and credits take no room", () => {
    expect(shares([1, 3, -2])).toEqual([25, 75, 0]);
    expect(shares([0, 0])).toEqual([0, 0]);
  });
});
