import { expect, test } from "vitest";
import { open, settled, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { arrived, pick } from "../harness/hands";
import { readyToSell } from "../harness/trade";

withBrowser();

const YEAR = new Date().getUTCFullYear();

test("who writes 1.000 and 3.4. is understood so, by an invoice, a list and a report", async () => {
  const clerk = await company();
  await readyToSell(clerk);
  const page = await visit(clerk, { locale: "de" });
  await open(page, "/invoices/new");
  await pick(page, "Kunde", "Morgenrot");
  await pick(page, "Produkt 1", "CHAIR");
  await page.getByRole("textbox", { name: "Menge 1" }).fill("1.000");
  await page.getByText("119.000,00\u00a0€").first().waitFor();
  await page.getByRole("textbox", { name: "Datum", exact: true }).fill("3.4.");
  await page.keyboard.press("Control+Enter");
  const id = await arrived(page, "/invoices");
  const kept = await clerk.get<{ dated: string; lines: { quantity: string }[] }>(`/v1/invoicing/invoices/${id}`);
  expect([kept.dated, Number(kept.lines[0]?.quantity)]).toEqual([`${YEAR}-04-03`, 1000]);

  // What was kept is shown as they write it, and saving it untouched changes nothing
  await open(page, `/invoices/${id}/edit`);
  expect(await page.getByRole("textbox", { name: "Datum", exact: true }).inputValue()).toBe(`03.04.${YEAR}`);
  expect(await page.getByRole("textbox", { name: "Menge 1" }).inputValue()).toMatch(/^1000(,0+)?$/);

  await open(page, "/invoices");
  await page.getByRole("textbox", { name: "Gesamtbetrag: von" }).fill("119.000");
  await page.getByRole("textbox", { name: "Datum: bis" }).fill("0304");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("total_from") === "119000" && url.searchParams.get("dated_to") === `${YEAR}-04-03`);
  await page.getByRole("link", { name: "Café Morgenrot" }).first().waitFor();

  await open(page, "/reports/trial-balance");
  await page.getByRole("textbox", { name: "Bis", exact: true }).fill(`31.12.${YEAR}`);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("ends") === `${YEAR}-12-31`);
  await settled(page);
  expect(await page.getByRole("textbox", { name: "Bis", exact: true }).inputValue()).toBe(`31.12.${YEAR}`);
});
