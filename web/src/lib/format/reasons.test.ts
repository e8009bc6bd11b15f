// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it, test } from "vitest";
import { LOCALES } from "@/i18n/locales";
import { reasonOf, type Coded } from "./reasons";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
type Money = { reconcile: { reasons: Record<string, string> }; bank: { notices: Record<string, string> } };
const messages = (locale: string) => JSON.parse(readFileSync(path.join(ROOT, `web/src/messages/${locale}/money.json`), "utf8")) as Money;
const words = readFileSync(path.join(ROOT, "functions/payments/rules/reasons.py"), "utf8");
const kinds = [...(words.split("WORDS:")[0] ?? "").matchAll(/^ {4}"([a-z-]+)":/gm)].map((one) => one[1]);
const codes = [...(words.split("WORDS:")[1] ?? "").matchAll(/^ {4}"([a-z-]+)":/gm)].map((one) => one[1]);
const said = (locale: string, coded: Coded, sentences?: "bank.notices") =>
  reasonOf(coded, createTranslator({ locale, messages: messages(locale) }) as never, locale, sentences).replace(/[\u2068\u2069]/g, "");

test.each(Object.keys(LOCALES))("every reason of a proposal has its sentence in %s", (locale) => {
  const all = [...codes, ...["account", "name"].flatMap((by) => kinds.map((kind) => `${by}-${kind}`))];
  expect(all.length).toBeGreaterThan(20);
  expect(Object.keys(messages(locale).reconcile.reasons).sort()).toEqual(all.sort());
});

test.each(Object.keys(LOCALES))("every notice of a statement has its sentence in %s", (locale) => {
  const noticed = readFileSync(path.join(ROOT, "functions/payments/rules/notices.py"), "utf8");
  const all = [...noticed.matchAll(/^ {4}"([a-z-]+)":/gm)].map((one) => one[1]);
  expect(all).toContain("imported-before");
  expect(Object.keys(messages(locale).bank.notices).sort()).toEqual(all.sort());
});

describe("the reason of a proposal", () => {
  const over = { reason: "The text names …", reason_code: "named-over", reason_facts: { numbers: ["RE-1", "RE-2"], amount: "1234.50" } };
  it("is said in the reader's language, its amounts and lists as one writes them there", () => {
    expect(said("de", over)).toBe("Der Text nennt RE-1 und RE-2; 1.234,50 mehr bleiben als Guthaben des Geschäftspartners.");
    expect(said("fr", { ...over, reason_code: "payment-party", reason_facts: { number: "P-1", dated: "2026-03-09" } })).toContain("9 mars 2026");
  });
  it("is said of what was noticed in a file, too, with each of its amounts", () => {
    const outside = { reason: "Line 7: …", reason_code: "outside", reason_facts: { line: "7", count: "2", amounts: ["1234.50", "-3.00"] } };
    expect(said("de", outside, "bank.notices")).toBe("Zeile 7: 2 Umsätze (1.234,50 und -3,00) stehen außerhalb eines Auszugs, ohne Konto und Saldo, und wurden ausgelassen.");
  });
  it("is said as the API words it where the code is not known here", () => {
    expect(said("de", { ...over, reason_code: "newer" })).toBe("The text names …");
    expect(said("de", { reason: "Kept before.", reason_code: "", reason_facts: {} })).toBe("Kept before.");
  });
});
