import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { readyToSell } from "../harness/trade";

withBrowser();

interface Period {
  starts: string;
  status?: string;
  state?: string;
}

test("a month is closed, and afterwards nothing is booked in it", async () => {
  const clerk = await company();
  const { party, product } = await readyToSell(clerk);
  const year = new Date().getUTCFullYear();
  const page = await visit(clerk);
  await open(page, "/periods");
  await page.getByRole("button", { name: /close/i }).first().click();
  const dialog = page.getByRole("dialog");
  if (await dialog.isVisible().catch(() => false)) await dialog.getByRole("button", { name: /close/i }).last().click();
  await expect
    .poll(async () => JSON.stringify((await clerk.get<{ items?: Period[] }>("/v1/ledger/periods")).items ?? (await clerk.get("/v1/ledger/periods"))), { timeout: 15_000 })
    .toMatch(/closed/);
  const lines = [{ product_id: product.id, quantity: "1" }];
  const late = { party_id: party.id, dated: `${year}-01-15`, post: true, lines };
  await expect(clerk.post("/v1/invoicing/invoices", late)).rejects.toThrow(/409|closed/i);
});
