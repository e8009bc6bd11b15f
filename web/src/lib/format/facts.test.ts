// @vitest-environment node
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LOCALES } from "@/i18n/locales";
import { factName, factSaid } from "./facts";
import type { Words } from "./words";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
interface Node {
  [key: string]: Node;
}

function wordsIn(locale: string): Words {
  const said = new Map<string, string>();
  const folder = path.join(ROOT, "web/src/messages", locale);
  for (const area of fs.readdirSync(folder)) {
    const all = JSON.parse(fs.readFileSync(path.join(folder, area), "utf8")) as Record<string, Record<string, string>>;
    for (const group of ["fields", "facts", "common", "status"]) {
      for (const [key, text] of Object.entries(all[group] ?? {})) said.set(`${group}.${key}`, text);
    }
  }
  return Object.assign((key: string) => said.get(key) ?? key, { has: (key: string) => said.has(key) });
}

/** Every field of what commands answer: that is what the audit keeps of them. */
function answered(): Set<string> {
  const names = new Set<string>();
  const folder = path.join(ROOT, "docs/openapi");
  for (const file of fs.readdirSync(folder)) {
    const api = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as { paths: Node; components: { schemas: Node } };
    const seen = new Set<string>();
    const walk = (node: unknown): void => {
      if (node === null || typeof node !== "object") return;
      const { $ref } = node as { $ref?: unknown };
      const name = typeof $ref === "string" ? $ref.split("/").pop() : undefined;
      if (name && !seen.has(name)) {
        seen.add(name);
        const shape = api.components.schemas[name];
        for (const field of Object.keys(shape?.properties ?? {})) names.add(field);
        walk(shape);
      }
      for (const inner of Object.values(node)) walk(inner);
    };
    for (const methods of Object.values(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (method === "get") continue;
        for (const [status, answer] of Object.entries(operation.responses ?? {})) if (status.startsWith("2")) walk(answer);
      }
    }
  }
  return names;
}

test.each(Object.keys(LOCALES))("every field that the audit can hold has a name in %s", (locale) => {
  const t = wordsIn(locale);
  const fields = [...answered()];
  expect(fields.length).toBeGreaterThan(250);
  expect(fields.filter((field) => !t.has(`fields.${field}`) && !t.has(`facts.${field}`))).toEqual([]);
});

test("a form's own name goes before the audit's, and what has none is called as it is", () => {
  const said: Record<string, string> = { "fields.name": "Name", "facts.name": "Called", "facts.buyer": "Buyer" };
  const t: Words = Object.assign((key: string) => said[key] ?? key, { has: (key: string) => key in said });
  expect(["name", "buyer", "yet_to_come"].map((field) => factName(t, field))).toEqual(["Name", "Buyer", "yet_to_come"]);
});

test.each([
  [true, "Ja"],
  ["", "–"],
  [null, "–"],
  ["2026-12-31", "31.12.2026"],
  ["2026-12-31T23:30:00+00:00", "01.01.2027, 00:30"],
  ["-1234.5000", "-1.234,5"],
  ["12.5.2026", "12.5.2026"],
  ["true", "true"],
  [["a"], '["a"]'],
])("%j is written %s in German", (value, written) => {
  expect(factSaid(wordsIn("de"), { locale: "de", timeZone: "Europe/Berlin" }, "note", value)).toBe(written);
});
