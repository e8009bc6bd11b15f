import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { look, open, visit, withBrowser, type Looks } from "../harness/browser";
import { demoOwner } from "../harness/company";
import { screens } from "../harness/screens";

withBrowser();

const FOLDER = path.resolve(import.meta.dirname, "../../screenshots");
/** A language is another page; light, dark and the width are changed where one is. */
const GUISES: readonly { locale: string; looks: readonly [string, Looks][] }[] = [
  {
    locale: "en",
    looks: [
      ["light", {}],
      ["dark", { dark: true }],
      ["phone", { phone: true }],
    ],
  },
  {
    locale: "ar",
    looks: [
      ["arabic", {}],
      ["arabic-phone", { dark: true, phone: true }],
    ],
  },
];

/** An address as a file's name; the second record of a kind gets a number. */
function fileName(address: string, taken: Map<string, number>): string {
  const name = address === "/" ? "home" : address.slice(1).replaceAll("/", "-").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "one");
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count > 1 ? `${name}-${count}` : name;
}

/** Whatever a page still waits for is there, or has been waited for long enough. */
async function whole(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached", timeout: 5_000 }).catch(() => undefined);
  await page.waitForLoadState("networkidle");
}

test.each(GUISES)("every screen is taken: $locale", { timeout: 1_800_000 }, async ({ locale, looks }) => {
  const clerk = await demoOwner();
  const { shown, without } = await screens(clerk);
  const [inside, outside] = [await visit(clerk, { locale }), await visit(null, { locale })];
  for (const [name] of looks) mkdirSync(path.join(FOLDER, name), { recursive: true });
  const overflowing: string[] = [];
  const taken = new Map<string, number>();
  for (const { address, isOpen } of shown) {
    const page = isOpen ? outside : inside;
    const file = `${fileName(address, taken)}.png`;
    await look(page, {});
    await open(page, address);
    await whole(page);
    for (const [name, one] of looks) {
      await look(page, one);
      await page.screenshot({ path: path.join(FOLDER, name, file), fullPage: true });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 1) overflowing.push(`${name}: ${address} is ${wider} pixels wider than the window`);
    }
  }
  console.info(`${shown.length} screens`);
  expect(without).toEqual([]);
  expect(overflowing).toEqual([]);
});
