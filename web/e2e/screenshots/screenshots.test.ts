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

/** An address as a file's name; the second record of a kind gets a number. */
function fileName(address: string, taken: Map<string, number>): string {
  const name = address === "/" ? "home" : address.slice(1).replaceAll("/", "-").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "one");
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count > 1 ? `${name}-${count}` : name;
}

test.each(LOOKS)("every screen is taken: %s", { timeout: 900_000 }, async (name, looks) => {
  const clerk = await demoOwner();
  const { shown, without } = await screens(clerk);
  const inside = await visit(clerk, looks);
  const outside = await visit(null, looks);
  mkdirSync(path.join(FOLDER, name), { recursive: true });
  const overflowing: string[] = [];
  const taken = new Map<string, number>();
  for (const { address, isOpen } of shown) {
    const page = isOpen ? outside : inside;
    await open(page, address);
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached", timeout: 5_000 }).catch(() => undefined);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: path.join(FOLDER, name, `${fileName(address, taken)}.png`), fullPage: true });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 1) overflowing.push(`${address} is ${wider} pixels wider than the window`);
  }
  expect(without).toEqual([]);
  expect(overflowing).toEqual([]);
});
