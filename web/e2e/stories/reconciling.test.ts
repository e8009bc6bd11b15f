import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { invoiced, readyToSell, statement } from "../harness/trade";

withBrowser();

test("a statement of the bank is read, and its line settles the invoice by one key", async () => {
  const clerk = await company();
  const { party, product, bank } = await readyToSell(clerk);
  const invoice = await invoiced(clerk, party.id, product.id, 2);
  const page = await visit(clerk);

  await open(page, `/bank/import?account=${bank.id}`);
  const text = statement("238.00", `Rechnung ${String(invoice.number)}`, "Cafe Morgenrot");
  await page.locator('input[type="file"]').setInputFiles({ name: "statement.sta", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByText("1 line is new.").waitFor();
  await page.getByRole("button", { name: "Import 1 line" }).click();
  await page.getByText("1 line was added.").waitFor();
  await open(page, `/bank/${bank.id}/reconcile`);
  await page.getByText(String(invoice.number)).first().waitFor();
  await page.getByRole("radio").first().waitFor();
  await page.keyboard.press("a");
  await page.getByText("Every line is matched.").waitFor();
  const status = async () => (await clerk.get<{ status: string }>(`/v1/invoicing/invoices/${String(invoice.id)}`)).status;
  await expect.poll(status, { timeout: 30_000 }).toBe("paid");

  await page.keyboard.press("u");
  await expect.poll(status, { timeout: 30_000 }).toBe("open");
});
