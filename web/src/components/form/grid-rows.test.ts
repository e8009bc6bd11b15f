import { describe, expect, it } from "vitest";
import type { LinesDefinition } from "./definition";
import { completed, duplicated, inserted, keyed, moved, removed } from "./grid-rows";

const LINES: LinesDefinition = {
  key: "lines",
  carried: ["id"],
  completes: "product_id",
  columns: [
    { key: "product_id", kind: "lookup", width: 9 },
    { key: "description", kind: "text", width: 9 },
    { key: "unit_price", kind: "decimal", width: 9 },
    { key: "discount", kind: "percent", width: 9 },
    { key: "taxes", kind: "taxes", width: 9 },
  ],
};

describe("the rows of a grid", () => {
  const [one, two] = [{ description: "one", __key: "1" }, { description: "two", __key: "2" }];

  it("are never none, and each has a key", () => {
    expect(keyed([])).toHaveLength(1);
    expect(keyed(undefined)[0]).toHaveProperty("__key");
    expect(keyed([one])).toEqual([one]);
    expect(removed([one], 0)).toHaveLength(1);
    expect(removed([one], 0)[0]).not.toHaveProperty("description");
  });

  it("are moved, but not beyond the ends", () => {
    expect(moved([one, two], 0, 1)).toEqual([two, one]);
    expect(moved([one, two], 0, -1)).toEqual([one, two]);
    expect(moved([one, two], 1, 1)).toEqual([one, two]);
  });

  it("are inserted before a place, and repeated below without what names the old one", () => {
    expect(inserted([one, two], 1).map((row) => row.description)).toEqual(["one", undefined, "two"]);
    const [, copy] = duplicated(LINES, [{ ...one, id: "l1" }], 0);
    expect(copy?.description).toBe("one");
    expect(copy).not.toHaveProperty("id");
    expect(copy?.__key).not.toBe("1");
  });
});

describe("a line completed by the preview", () => {
  it("takes what is not typed, without zeros that say nothing", () => {
    const answer = { product_id: "p", description: "Chair", unit_price: "149.500000", discount: "0", taxes: ["UST19"] };
    expect(completed(LINES, { product_id: "p" }, answer)).toEqual({
      description: "Chair",
      unit_price: "149.50",
      discount: "",
      taxes: ["UST19"],
    });
    expect(completed(LINES, { product_id: "p", description: "Mine", taxes: ["X"] }, answer)).toEqual({
      unit_price: "149.50",
      discount: "",
    });
  });

  it("keeps prices finer than coins", () => {
    expect(completed(LINES, {}, { unit_price: "0.012500" })).toEqual({ unit_price: "0.0125" });
    expect(completed(LINES, {}, { unit_price: "120" })).toEqual({ unit_price: "120" });
  });
});
