import { expect, test } from "vitest";
import { violations } from "../harness/axe";
import { open, visit, withBrowser } from "../harness/browser";
import { demoOwner } from "../harness/company";

withBrowser();

const FEW = ["/", "/invoices", "/invoices/new", "/customers", "/reports/balance-sheet"];

test.each([
  ["light", {}],
  ["Arabic, dark, on a phone", { locale: "ar", dark: true, phone: true }],
])("a few screens have nothing that axe finds: %s", async (_, looks) => {
  const page = await visit(await demoOwner(), looks);
  const found: string[] = [];
  for (const address of FEW) {
    await open(page, address);
    found.push(...(await violations(page, address)));
  }
  expect(found).toEqual([]);
});

test("the way in has nothing that axe finds", async () => {
  const page = await visit(null);
  const found: string[] = [];
  for (const address of ["/sign-in", "/sign-up"]) {
    await open(page, address);
    found.push(...(await violations(page, address)));
  }
  expect(found).toEqual([]);
});
