// @vitest-environment node
import fs from "node:fs";
import path from "node:path";
import { expect, it, test } from "vitest";
import { LOCALES } from "@/i18n/locales";
import { deedOf, kindOf } from "./deeds";
import type { Words } from "./words";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
const AREAS = ["core", "sales", "money", "reports", "settings"];
type Tree = { [key: string]: string | Tree };

function wordsIn(locale: string): Words {
  const said = new Map<string, string>();
  for (const area of AREAS) {
    const all = JSON.parse(fs.readFileSync(path.join(ROOT, `web/src/messages/${locale}/${area}.json`), "utf8")) as Tree;
    for (const group of ["commands", "kinds"]) {
      for (const [key, text] of Object.entries((all[group] ?? {}) as Tree)) said.set(`${group}.${key}`, String(text));
    }
  }
  return Object.assign((key: string) => said.get(key) ?? key, { has: (key: string) => said.has(key) });
}

/** Every command of the API, as the audit writes it: "ledger.post_entry". */
function commands(): string[] {
  const folder = path.join(ROOT, "docs/openapi");
  return fs.readdirSync(folder).flatMap((file) => {
    const name = path.basename(file, ".json");
    const { paths } = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as { paths: Record<string, Record<string, { operationId?: string }>> };
    return Object.values(paths)
      .flatMap((methods) => Object.entries(methods))
      .filter(([method]) => method !== "get")
      .map(([, { operationId }]) => `${name}.${(operationId ?? "").replace(`${name}_`, "")}`);
  });
}

test.each(Object.keys(LOCALES))("every command that the audit can hold has words in %s", (locale) => {
  const t = wordsIn(locale);
  const all = commands();
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((command) => deedOf(t, command) === command.split(".")[1])).toEqual([]);
});

it("says what a refused command was to be about, by its name", () => {
  const t = wordsIn("en");
  expect(kindOf(t, "price_list", "catalog.add_price_list")).toBe("Price list");
  expect(kindOf(t, null, "notifications.add_webhook")).toBe("Webhook");
  expect(kindOf(t, null, "catalog.load_ready_made_taxes")).toBe("Tax");
  expect(kindOf(t, null, "ledger.post_entries")).toBe("Journal entry");
  expect(kindOf(t, null, "identity.sign_in")).toBe("");
  expect(kindOf(t, "thing_to_come", "x.add_thing_to_come")).toBe("thing_to_come");
});

test.each(Object.keys(LOCALES))("every kind of record that a command writes down has a word in %s", (locale) => {
  const t = wordsIn(locale);
  const kinds = fs
    .readdirSync(path.join(ROOT, "functions"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py"))
    .flatMap((file) => [...fs.readFileSync(path.join(ROOT, "functions", file), "utf8").matchAll(/\.about\(\s*"(\w+)"/g)].map(([, kind]) => kind ?? ""));
  expect(kinds.length).toBeGreaterThan(30);
  expect([...new Set(kinds)].filter((kind) => !t.has(`kinds.${kind}`))).toEqual([]);
});
