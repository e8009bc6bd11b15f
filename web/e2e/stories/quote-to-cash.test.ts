import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";
import { act, arrived, pick } from "../harness/hands";
import { readyToSell } from "../harness/trade";

withBrowser();

test("a quote becomes an order, an invoice and money in the bank", async () => {
  const clerk = await company();
  await readyToSell(clerk);
  const page = await visit(clerk);

  // Given a quote over three chairs, its totals reckoned while it is typed
  await open(page, "/quotes/new");
  await pick(page, "Customer", "Morgenrot");
  await pick(page, "Product 1", "CHAIR");
  await page.getByLabel("Quantity 1").fill("3");
  await page.getByText("€357.00").first().waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const quote = await arrived(page, "/quotes");

  // When it is sent and accepted
  await act(page, "Send", async (dialog) => {
    await dialog.getByLabel("How").selectOption("other").catch(async () => {
      await dialog.locator("select").first().selectOption("other");
    });
  });
  await page.getByText("Sent", { exact: true }).first().waitFor();
  await act(page, "Accepted: make an order");
  await arrived(page, "/orders");
  expect((await clerk.get<{ status: string }>(`/v1/sales/quotes/${quote}`)).status).toBe("accepted");

  // And the order is invoiced and posted at once
  await page.getByRole("button", { name: "Confirm", exact: true }).or(page.getByRole("button", { name: "Invoice the rest" })).first().waitFor();
  if (await page.getByRole("button", { name: "Confirm", exact: true }).isVisible()) await act(page, "Confirm");
  await act(page, "Invoice the rest", async (dialog) => {
    await dialog.getByLabel("Post at once").check();
  });
  const invoice = await arrived(page, "/invoices");

  // Then what comes in settles it, what is too much is the customer's credit, and the books show it
  await act(page, "Register payment", async (dialog) => {
    const account = dialog.getByRole("combobox", { name: "Bank account" });
    await expect.poll(() => account.inputValue()).toContain("Musterbank"); // the only one there is
    await dialog.getByLabel("Amount").fill("400");
  });
  await page.getByText("Paid", { exact: true }).first().waitFor();
  const found = await clerk.get<{ status: string; open: string; total: string }>(`/v1/invoicing/invoices/${invoice}`);
  expect(found.status).toBe("paid");
  expect([Number(found.total), Number(found.open)]).toEqual([357, 0]);
  const { items } = await clerk.get<{ items: { id: string }[] }>("/v1/payments/payments");
  const paid = await clerk.get<{ amount: string; unallocated: string }>(`/v1/payments/payments/${items[0]?.id ?? ""}`);
  expect([items.length, Number(paid.amount), Number(paid.unallocated)]).toEqual([1, 400, 43]);
});

test("a field that the API finds wrong says so itself, and nothing typed is lost", async () => {
  const clerk = await company();
  await readyToSell(clerk);
  const page = await visit(clerk);
  await open(page, "/invoices/new");
  await pick(page, "Customer", "Morgenrot");
  await page.getByLabel("Description 1").fill("Delivery");
  await page.getByLabel("Quantity 1").fill("many");
  await page.getByLabel("Unit price 1").fill("12.50");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator('[id="line-0-quantity"][aria-invalid="true"]').waitFor();
  expect(await page.getByLabel("Description 1").inputValue()).toBe("Delivery");
  await page.getByLabel("Quantity 1").fill("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await arrived(page, "/invoices");
});

test("two clerks who edit the same record are shown what the other changed", async () => {
  const clerk = await company();
  const { party } = await readyToSell(clerk);
  const [one, other] = [await visit(clerk), await visit(clerk)];
  await open(one, `/customers/${party.id}/edit`);
  await open(other, `/customers/${party.id}/edit`);
  await one.locator("#name").fill("Café Abendrot");
  await one.getByRole("button", { name: "Save", exact: true }).click();
  await arrived(one, "/customers");
  await other.locator("#name").fill("Café Mittag");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = other.getByRole("dialog");
  await dialog.getByText("Café Abendrot").waitFor();
  await dialog.getByRole("button", { name: "Save with these choices" }).click();
  await arrived(other, "/customers");
});
