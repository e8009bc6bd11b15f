import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { act, pick } from "../harness/hands";
import { readyToSell } from "../harness/trade";

withBrowser();

test("a month is closed, and afterwards nothing is booked in it", async () => {
  const clerk = await company();
  const { party, product } = await readyToSell(clerk);
  const year = new Date().getUTCFullYear();
  const page = await visit(clerk);
  await open(page, "/periods");
  const january = page.getByRole("listitem").filter({ hasText: `${year}-01` });
  await january.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  await january.getByText("Closed", { exact: true }).waitFor();

  // Neither through the API nor on the screen, which says why and keeps what was typed
  const lines = [{ product_id: product.id, quantity: "1" }];
  const late = { party_id: party.id, dated: `${year}-01-15`, post: true, lines };
  await expect(clerk.post("/v1/invoicing/invoices", late)).rejects.toThrow(/409|closed/i);
  await open(page, "/invoices/new");
  await pick(page, "Customer", "Morgenrot");
  await pick(page, "Product 1", "CHAIR");
  await page.getByLabel("Date", { exact: false }).first().fill(`${year}-01-15`);
  await act(page, "Save and post");
  await page.getByText(/closed/i).first().waitFor();
  expect(await page.getByLabel("Description 1").inputValue()).toBe("Chair of oak");
});
