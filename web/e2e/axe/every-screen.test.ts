import { expect, test } from "vitest";
import { violations } from "../harness/axe";
import { open, visit, withBrowser, type Looks } from "../harness/browser";
import { demoOwner } from "../harness/company";
import { pressUntil } from "../harness/hands";
import { screens } from "../harness/screens";

withBrowser();

const LOOKS: [string, Looks][] = [
  ["light", {}],
  ["dark", { dark: true }],
  ["Arabic", { locale: "ar" }],
  ["phone", { phone: true }],
];

test.each(LOOKS)("every screen: %s", { timeout: 900_000 }, async (name, looks) => {
  const clerk = await demoOwner();
  const { shown } = await screens(clerk);
  const inside = await visit(clerk, looks);
  const outside = await visit(null, looks);
  const found: string[] = [];
  for (const { address, isOpen } of shown) {
    const page = isOpen ? outside : inside;
    await open(page, address);
    found.push(...(await violations(page, `${name} ${address}`)));
  }
  expect(found).toEqual([]);
});

/** Opened by the keyboard or a button of this name: what stands over the page is looked at, too. */
test("dialogs: the palette, the help, and what an action asks", { timeout: 300_000 }, async () => {
  const clerk = await demoOwner();
  const page = await visit(clerk);
  const found: string[] = [];
  await open(page, "/");
  await pressUntil(page, "Control+k", page.getByRole("dialog"));
  found.push(...(await violations(page, "the palette")));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await pressUntil(page, "?", page.getByRole("dialog"));
  found.push(...(await violations(page, "the help sheet")));

  const { items } = await clerk.get<{ items: { id: string }[] }>("/v1/invoicing/invoices?status=open&limit=1");
  await open(page, `/invoices/${items[0]?.id}`);
  await page.getByRole("button", { name: "Send", exact: true }).first().click();
  await page.getByRole("dialog").waitFor();
  found.push(...(await violations(page, "what an action asks")));
  expect(found).toEqual([]);
});
