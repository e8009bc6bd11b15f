import { expect, test } from "vitest";
import { apart } from "./apart";

test("each part keeps its own direction, and what is empty is left out", () => {
  expect(apart("Nordlicht", "", "2026/11/23", undefined)).toBe("\u2068Nordlicht\u2069 · \u20682026/11/23\u2069");
});
