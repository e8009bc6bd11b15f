// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LOCALES } from "@/i18n/locales";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const types = [...readFileSync(path.join(ROOT, "docs/problems.md"), "utf8").matchAll(/`\/problems\/([\w-]+)`/g)].map((one) => one[1] ?? "");
const kinds = [
  ...readFileSync(path.join(ROOT, "layers/http/wording.py"), "utf8").matchAll(/": "([a-z-]+)",/g),
  ...readFileSync(path.join(ROOT, "functions/ledger/rules/imports.py"), "utf8").matchAll(/", "([a-z-]+)"\),/g),
  ...readFileSync(path.join(ROOT, "functions/identity/rules/passwords.py"), "utf8").matchAll(/kind="([a-z-]+)"/g),
].map((one) => one[1] ?? "");

/** Not refused by a rule: what broke has no type of its own. */
const OURS = ["broken"];

test.each(Object.keys(LOCALES))("every refusal of the API has its sentence in %s, and none has that is not", (locale) => {
  const file = path.join(ROOT, `web/src/messages/${locale}/problems.json`);
  const { problems, reasons } = JSON.parse(readFileSync(file, "utf8")) as Record<"problems" | "reasons", Record<string, string>>;
  expect(types.length).toBeGreaterThan(100);
  expect(Object.keys(problems).sort()).toEqual([...types, ...OURS].sort());
  expect(kinds.length).toBeGreaterThan(23);
  expect(kinds.filter((kind) => !reasons[kind])).toEqual([]);
  for (const [type, sentence] of Object.entries(problems)) expect(sentence, type).toMatch(/[.؟。]$/);
});

test("the sentences are no part of what is sent with every page", () => {
  const areas = readFileSync(path.join(ROOT, "web/src/i18n/request.ts"), "utf8");
  expect(areas).not.toMatch(/AREAS = \[[^\]]*problems/);
});
