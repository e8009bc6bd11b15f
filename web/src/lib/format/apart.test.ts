import { expect, test } from "vitest";
import { apart, directionOf } from "./apart";

test.each([
  ["Umsatzsteuer 19 %", "ltr"],
  ["19 % TVA", "ltr"],
  ["15 % ضريبة VAT", "rtl"],
  ["مخفضة", "rtl"],
  ["19 %", "ltr"],
])("%s is read %s", (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});

test("what is missing leaves no separator behind", () => {
  expect(apart("Ann", null, "", "3")).toBe("\u2068Ann\u2069 · \u20683\u2069");
});
