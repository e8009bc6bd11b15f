import { expect, test } from "vitest";
import { DATE_FORMATS } from "@/i18n/habits";
import { moved, typedDay, writtenDay } from "./days";

const TODAY = "2026-11-23";
const BRITISH = "en-x-d2";
const ISO = "en-x-d0";

test.each([
  ["de", "3.4.2026", "2026-04-03"],
  ["de", "03.04.26", "2026-04-03"],
  ["de", "3.4.", "2026-04-03"],
  ["de", "3/4", "2026-04-03"],
  ["de", "3", "2026-11-03"],
  ["de", "0304", "2026-04-03"],
  ["de", "030426", "2026-04-03"],
  ["de", "03042026", "2026-04-03"],
  ["de", "20260403", "2026-04-03"],
  ["de", "2026-04-03", "2026-04-03"],
  ["de", "2026-4-3", "2026-04-03"],
  ["de", "3. Mai 2026", "2026-05-03"],
  ["de", "3. März", "2026-03-03"],
  ["de", "23 Nov 2025", "2025-11-23"],
  ["en", "4/3/2026", "2026-04-03"],
  ["en", "Apr 3, 2026", "2026-04-03"],
  ["en", "3 april 26", "2026-04-03"],
  ["en", "23/4/2026", "2026-04-23"],
  [BRITISH, "3/4/2026", "2026-04-03"],
  [ISO, "26-4-3", "2026-04-03"],
  [ISO, "04-03", "2026-04-03"],
  ["fr", "3 févr. 2026", "2026-02-03"],
  ["fr", "3 août", "2026-08-03"],
  ["es", "3 mar 2026", "2026-03-03"],
  ["ar", "٠٣/٠٤/٢٠٢٦", "2026-04-03"],
  ["ar", "03\u200f/04\u200f/2026", "2026-04-03"],
  ["de", "+14", "2026-12-07"],
  ["de", "-23", "2026-10-31"],
  ["de", "Morgen", "2026-11-24"],
  ["en", "yesterday", "2026-11-22"],
  ["fr", "aujourd'hui", "2026-11-23"],
  ["ar", "غدًا", "2026-11-24"],
  ["de", "1.1.99", "1999-01-01"],
  ["de", "29.2.2028", "2028-02-29"],
])("in %s, %s is %s", (locale, text, iso) => {
  expect(typedDay(text, locale, TODAY)).toBe(iso);
});

test.each(["30.2.2026", "29.2.2026", "31/4", "0", "32", "13.13.2026", "abc", "3. Brumaire 2026", "1.2.3.4", "12345", "2026-13-01", "2026-02", "1.1.202", ""])(
  "%s is no day",
  (text) => {
    for (const locale of ["en", "de", BRITISH, ISO]) expect([locale, typedDay(` ${text} `, locale, TODAY)]).toEqual([locale, text]);
  },
);

test("what is shown of a day is read as the same day, in every way to write", () => {
  const locales = ["en", "de", "es", "fr", "ar", ...DATE_FORMATS.map((_, n) => `es-x-d${n}`)];
  for (const locale of locales) {
    for (let n = -800; n < 800; n += 7) {
      const iso = moved(TODAY, n);
      expect([locale, typedDay(writtenDay(iso, locale), locale, TODAY)]).toEqual([locale, iso]);
    }
  }
});

test("what is no day stays as it is", () => {
  expect(writtenDay("soon", "de")).toBe("soon");
  expect(writtenDay("", "de")).toBe("");
  expect(writtenDay("2026-11-03", "en")).toBe("11/03/2026");
});
