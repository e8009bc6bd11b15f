import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";

withBrowser();

const file = (rows: string[]) => ({
  name: "customers.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Name,E-mail,City,Country", ...rows].join("\n")),
});

test("customers come out of a file: checked first, then written, all of them or none", async () => {
  const clerk = await company();
  const page = await visit(clerk);
  await open(page, "/customers/import");
  await page.locator('input[type="file"]').setInputFiles(file(["Wiener Kaffeehaus,office@wien.example,Wien,AT", "Broken,nobody,Wien,Nowhere"]));
  await page.getByText(/cells? (is|are) wrong/).waitFor();
  expect(await page.getByRole("button", { name: /^Import \d/ }).isDisabled()).toBe(true);
  expect((await clerk.get<{ items: unknown[] }>("/v1/parties/customers")).items).toEqual([]);

  await page.locator('input[type="file"]').setInputFiles(file(["Wiener Kaffeehaus,office@wien.example,Wien,AT", "Maison Lumière,bonjour@lyon.example,Lyon,FR"]));
  await page.getByText("All 2 rows are in order.").waitFor();
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByText("2 rows imported.").waitFor();
  await page.getByRole("link", { name: "Look at them" }).click();
  await page.getByRole("link", { name: "Maison Lumière" }).first().waitFor();
});
