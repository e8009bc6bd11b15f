import { expect, test } from "vitest";
import { typedDecimal, writtenDecimal } from "./typing";

const SWISS = "de-x-n3";

test.each([
  ["en", "1,000", "1000"],
  ["en", "1,000,000", "1000000"],
  ["en", "1,142.40", "1142.40"],
  ["en", "1.142,40", "1142.40"],
  ["en", "12,5", "12.5"],
  ["en", "1.000", "1.000"],
  ["en", "12,34,567.5", "1234567.5"],
  ["de", "1.000", "1000"],
  ["de", "1.000.000", "1000000"],
  ["de", "1.142,40", "1142.40"],
  ["de", "1,142.40", "1142.40"],
  ["de", "10.50", "10.50"],
  ["de", "0.500", "0.500"],
  ["de", "1,000", "1.000"],
  ["de", "1234.500", "1234.500"],
  ["fr", "1 234,50", "1234.50"],
  ["fr", "1.234", "1.234"],
  [SWISS, "1'234.50", "1234.50"],
  [SWISS, "1,234", "1234"],
  ["ar", "١٬٢٣٤٫٥٠", "1234.50"],
  ["ar", "\u200f-12.50", "-12.50"],
  ["en", "−3.50", "-3.50"],
  ["en", "(3.50)", "-3.50"],
  ["en", "3.50-", "-3.50"],
  ["en", "+3", "3"],
  ["en", ".5", "0.5"],
  ["en", "5.", "5"],
  ["en", "", ""],
])("in %s, %s is %s", (locale, text, wire) => {
  expect(typedDecimal(text, locale)).toBe(wire);
});

test.each(["abc", "1.2.3", "1,2,3", "1.000,50.2", "12..5", "-3-", "1.00.000", "-", ".", "()", "1,000.000,5"])("%s is no number", (text) => {
  for (const locale of ["en", "de", "fr", "ar"]) expect(typedDecimal(` ${text} `, locale)).toBe(text);
});

test("what is shown of a number is read as the same number, in every way to write", () => {
  const locales = ["en", "de", "es", "fr", "ar", ...[0, 1, 2, 3].map((n) => `en-x-n${n}-d0`)];
  const values = ["0", "1", "-1", "1.000", "999.999", "1000", "1234.500", "0.5", "-12.50", "1.1498000000", "123456789012345.67", "100.000"];
  for (const locale of locales) {
    for (const value of values) expect([locale, typedDecimal(writtenDecimal(value, locale), locale)]).toEqual([locale, value]);
  }
});
