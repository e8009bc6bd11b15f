import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "../harness/axe";
import { forgive, open, visit, withBrowser, type Looks } from "../harness/browser";
import { demoOwner } from "../harness/company";
import { pressUntil } from "../harness/hands";
import { openings, readOnly } from "../harness/openings";
import { screens, type Screen } from "../harness/screens";

withBrowser();

const LOOKS: [string, Looks][] = [
  ["light", {}],
  ["dark", { dark: true }],
  ["Arabic", { locale: "ar" }],
  ["phone", { phone: true }],
  ["all at once", { dark: true, locale: "ar", phone: true }],
];

interface Look {
  page: (isOpen: boolean) => Page;
  shown: Screen[];
  found: string[];
  at: (page: Page, where: string) => Promise<void>;
}

/** Somebody signed in and somebody who is not, who change nothing, and what they find. */
async function looking(name: string, looks: Looks): Promise<Look> {
  const clerk = await demoOwner();
  const { shown } = await screens(clerk);
  const [inside, outside] = [await visit(clerk, looks), await visit(null, looks)];
  await readOnly(inside);
  await readOnly(outside);
  const found: string[] = [];
  const at = async (page: Page, where: string) => {
    const wrong = await violations(page, `${name} ${where}`);
    if (wrong.length > 0) console.info(wrong.join("\n")); // now, and not after a quarter of an hour
    found.push(...wrong);
  };
  return { page: (isOpen) => (isOpen ? outside : inside), shown, found, at };
}

test.each(LOOKS)("every screen: %s", { timeout: 900_000 }, async (name, looks) => {
  const look = await looking(name, looks);
  for (const { address, isOpen } of look.shown) {
    await open(look.page(isOpen), address);
    await look.at(look.page(isOpen), address);
    console.info(`${name} ${address}`);
  }
  expect(look.found).toEqual([]);
});

test.each(LOOKS)("all that opens on a screen: %s", { timeout: 1_800_000 }, async (name, looks) => {
  const look = await looking(name, looks);
  let opened = 0;
  for (const { address, isOpen } of look.shown) {
    const page = look.page(isOpen);
    await open(page, address);
    for await (const opening of openings(page, address === "/" ? "body" : "main")) {
      opened += 1;
      await look.at(page, `${address}, with ${opening}`);
    }
    console.info(`${name} ${address}: ${opened} openings so far`);
  }
  forgive(/409/);
  expect(look.found).toEqual([]);
});

test("what keys open: the palette and the help sheet", { timeout: 120_000 }, async () => {
  const found: string[] = [];
  for (const [name, looks] of LOOKS) {
    const page = await visit(await demoOwner(), looks);
    await open(page, "/");
    for (const [key, what] of [["Control+k", "the palette"], ["?", "the help sheet"]] as const) {
      await pressUntil(page, key, page.getByRole("dialog"));
      found.push(...(await violations(page, `${name}, ${what}`)));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
  }
  expect(found).toEqual([]);
});
