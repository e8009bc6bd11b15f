import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { demoOwner } from "../harness/company";

withBrowser();

test("a figure leads to its entries, and an entry to its document", async () => {
  const page = await visit(await demoOwner());
  const year = new Date().getUTCFullYear();
  await open(page, `/reports/profit-and-loss?starts=${year - 1}-01-01&ends=${year}-12-31`);
  await page.getByRole("main").getByRole("table").waitFor();
  const figure = page.getByRole("main").locator('tbody a[href*="/reports/source/"]').first();
  await figure.click();
  await page.waitForURL("**/reports/source/**");

  // The address of the figure can be shared: another window shows the same lines
  const shared = page.url();
  const document = page.getByRole("main").locator('tbody a[href^="/invoices/"]').first();
  await document.waitFor();
  const href = await document.getAttribute("href");
  await document.click();
  await page.waitForURL(`**${href}`);
  await page.getByRole("heading", { level: 1 }).filter({ hasText: /Invoice|Credit note/ }).waitFor();

  await open(page, shared);
  expect(await page.getByRole("main").locator("tbody tr").count()).toBeGreaterThan(0);
});
