// @vitest-environment node
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LINES as LEDGER_LINES } from "./ledger/entries/list";
import { WEBHOOKS } from "./notifications/lists";
import { BANK_LINES } from "./payments/bank/list";

const ROOT = path.resolve(import.meta.dirname, "../../..");

interface Described {
  paths: Record<string, { get: { parameters: { name: string; schema: { default?: string } }[] } }>;
}

test.each([LEDGER_LINES, BANK_LINES, WEBHOOKS])("the list $id says it is sorted as the API sorts it unasked", ({ path: address, sort }) => {
  const owner = address.split("/")[2] ?? "";
  const api = JSON.parse(readFileSync(path.join(ROOT, `docs/openapi/${owner}.json`), "utf8")) as Described;
  expect(api.paths[address]?.get.parameters.find(({ name }) => name === "sort")?.schema.default).toBe(sort);
});
