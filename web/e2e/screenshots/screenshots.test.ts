import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { open, visit, withBrowser, type Looks } from "../harness/browser";
import { demoOwner } from "../harness/company";
import { screens } from "../harness/screens";

withBrowser();

const FOLDER = path.resolve(import.meta.dirname, "../../screenshots");
const LOOKS: [string, Looks][] = [
  ["light", {}],
  ["dark", { dark: true }],
  ["phone", { phone: true }],
  ["arabic", { locale: "ar" }],
];

test.each(LOOKS)("every screen is taken: %s", { timeout: 900_000 }, async (name, looks) => {
  const clerk = await demoOwner();
  const { shown, without } = await screens(clerk);
  const inside = await visit(clerk, looks);
  const outside = await visit(null, looks);
  mkdirSync(path.join(FOLDER, name), { recursive: true });
  const overflowing: string[] = [];
  for (const { route, address, isOpen } of shown) {
    const page = isOpen ? outside : inside;
    await open(page, address);
    const file = (route === "/" ? "home" : address.slice(1).split("?")[0] ?? "").replaceAll("/", "-").replace(/[0-9a-f-]{36}/, "one");
    await page.screenshot({ path: path.join(FOLDER, name, `${file}.png`), fullPage: true });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 1) overflowing.push(`${address} is ${wider} pixels wider than the window`);
  }
  if (without.length > 0) console.warn(`No example in the demo company: ${without.join(", ")}`);
  expect(overflowing).toEqual([]);
});
