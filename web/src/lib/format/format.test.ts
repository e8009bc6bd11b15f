import { describe, expect, test } from "vitest";
import { DATE_FORMATS, habitsOf, localeOf, NUMBER_FORMATS } from "@/i18n/habits";
import { direction, languageOf } from "@/i18n/locales";
import { amount, day, instant, money, number } from "./format";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("without a wish of one's own, the language rules", () => {
  test.each([
    ["en", "€1,234.50", "Dec 31, 2026"],
    ["de", "1.234,50 €", "31.12.2026"],
    ["es", "1234,50 €", "31 dic 2026"],
    ["fr", "1 234,50 €", "31 déc. 2026"],
  ])("in %s", (locale, paid, on) => {
    expect(plain(money("1234.5", "EUR", locale))).toBe(paid);
    expect(plain(day("2026-12-31", locale))).toBe(on);
  });
});

test.each([
  ["ar", "USD", "US$\u200e"],
  ["ar-x-n1", "CAD", "CA$\u200e"],
  ["ar", "EUR", "€"],
  ["fr", "USD", "$US"],
])("in %s, %s keeps together beside a number", (locale, currency, ending) => {
  expect(plain(money("-1", currency, locale)).endsWith(` ${ending}`)).toBe(true);
});

describe("what a reader chose rides on the locale", () => {
  test("and leaves the language and its direction alone", () => {
    const chosen = { number_format: "1'234.56", date_format: "YYYY-MM-DD" };
    expect(localeOf("ar", chosen)).toBe("ar-x-n3-d0");
    expect(Intl.getCanonicalLocales(localeOf("ar", chosen))).toEqual(["ar-x-n3-d0"]);
    expect(direction(localeOf("ar", chosen))).toBe("rtl");
    expect(languageOf(localeOf("de", chosen))).toBe("de");
    expect(localeOf("de", { number_format: null, date_format: null })).toBe("de");
    expect(localeOf("de")).toBe("de");
  });
  test.each(NUMBER_FORMATS)("numbers as %s", (format) => {
    const locale = localeOf("es", { number_format: format, date_format: null });
    const there = (text: string) => plain(text).replace("’", "'");
    expect(there(amount("1234.56", locale))).toBe(format);
    expect(there(number("-1234.56", locale))).toBe(`-${format}`);
    expect(there(money("1234.56", "EUR", locale))).toBe(`${format} €`);
    expect(there(amount("90071992547409931234.56", locale))).toMatch(/^90.071.992.547.409.931.234.56$/);
  });
  test.each([
    ["YYYY-MM-DD", "2026-12-31"],
    ["DD.MM.YYYY", "31.12.2026"],
    ["DD/MM/YYYY", "31/12/2026"],
    ["MM/DD/YYYY", "12/31/2026"],
  ])("days as %s", (format, written) => {
    const locale = localeOf("en", { number_format: null, date_format: format });
    expect(day("2026-12-31", locale)).toBe(written);
    expect(plain(instant("2026-12-31T23:30:00Z", locale, "Europe/Berlin"))).toMatch(/12:30 AM$/);
    expect(instant("2026-12-31T12:00:00Z", locale, "UTC").startsWith(written)).toBe(true);
  });
  test("each on its own", () => {
    expect(habitsOf(localeOf("fr", { number_format: null, date_format: DATE_FORMATS[1] }))).toEqual({ language: "fr", marks: undefined, dates: "DD.MM.YYYY" });
    expect(habitsOf("fr")).toEqual({ language: "fr" });
  });
});
