import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { open, settled, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { arrived, pressUntil } from "../harness/hands";
import { readyToSell } from "../harness/trade";

withBrowser();

/** Press Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const here = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      return at?.getAttribute("aria-label") ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? "";
    });
    if (here.replace(" *", "").trim() === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${name}.`);
}

test("an invoice is written and posted without a mouse", async () => {
  const clerk = await company();
  await readyToSell(clerk);
  const page = await visit(null);
  await open(page, "/sign-in");
  await tabTo(page, "E-mail");
  await page.keyboard.type(clerk.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(clerk.password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await settled(page);

  await pressUntil(page, "Control+k", page.getByRole("dialog"));
  await page.keyboard.type("New invoice");
  await page.getByRole("option", { name: "New invoice" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/invoices/new");
  await page.getByRole("combobox", { name: "Customer" }).waitFor();
  await settled(page);

  // A new document begins in its first field: nobody tabs to it.
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await page.keyboard.type("Morgenrot");
  await page.getByRole("option").filter({ hasText: "Café Morgenrot" }).waitFor();
  await page.keyboard.press("Enter");
  await tabTo(page, "Product 1");
  await page.keyboard.type("CHAIR");
  await page.getByRole("option").filter({ hasText: "Chair of oak" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("€119.00").first().waitFor();
  await page.keyboard.press("Control+Enter");
  const invoice = await arrived(page, "/invoices");

  await tabTo(page, "Post");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]") !== null);
  await tabTo(page, "Post");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect((await clerk.get<{ number: string | null }>(`/v1/invoicing/invoices/${invoice}`)).number).toBeTruthy();
});

test("two keys lead to a list, its rows are walked and opened, and a help sheet says how", async () => {
  const clerk = await company();
  const { party } = await readyToSell(clerk);
  const page = await visit(clerk);
  await open(page, "/");
  await pressUntil(page, "?", page.getByRole("dialog")); // it listens now
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL("**/customers");
  await settled(page);
  await page.waitForTimeout(1_300); // a pair of keys is over by then
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.waitForURL(`**/customers/${party.id}`);
  await pressUntil(page, "?", page.getByRole("dialog", { name: "Keyboard shortcuts" }));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});
