import { expect, test } from "vitest";
import { packed, unpacked } from "./packed";

test("what is packed with keys has those and no more, whole as they were", () => {
  const rows = [{ id: "1", open: null, address: { city: "Kyiv" }, secret: "x" }, { id: "2", tags: ["a"] }];
  expect(unpacked(packed(rows, ["id", "open", "id", "address", "tags"]))).toEqual([
    { id: "1", open: null, address: { city: "Kyiv" } },
    { id: "2", tags: ["a"] },
  ]);
  expect(unpacked(packed(rows))).toEqual(rows);
});
