import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { forgive, open, settled, visit, withBrowser } from "../harness/browser";
import { company, type Clerk, type Json } from "../harness/company";
import { pressUntil } from "../harness/hands";
import { isText, PAYLOAD } from "../harness/hostile";
import { lettersTo } from "../harness/mail";
import { hostile } from "../harness/poison";

withBrowser();

test("no page lets a script run that it did not send itself", async () => {
  const clerk = await company();
  const page = await visit(clerk);
  const answers: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "document") answers.push(response.headers()["content-security-policy"] ?? "");
  });
  for (const address of ["/", "/invoices", "/customers/new", "/reports", "/settings/profile"]) await open(page, address);
  await page.goto("/sign-in");
  expect(answers.length).toBeGreaterThan(5);
  for (const policy of answers) {
    const scripts = policy.split(/; ?/).find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts).toContain("'nonce-");
    expect(scripts).not.toContain("unsafe-inline");
    expect(policy).toContain("frame-ancestors 'none'");
  }
  const ran = await page.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = `<img src="data:," onerror="window.wasRun = true">`;
    document.body.append(script);
    return new Promise((done) => setTimeout(() => done("wasRun" in window), 300));
  }).catch(() => false);
  expect(ran).toBe(false);
  forgive(/Content Security Policy/);
}, 120_000);

/** Choose the first record offered whose name is the payload. */
async function pickHostile(page: Page, label: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill("<img");
  await page.locator("[role=option]:visible", { hasText: "<img src=x" }).first().click();
}

test("what is sought, offered, reported, printed and sent is text as well", async () => {
  const { attacker, email } = await hostile();
  const page = await visit(attacker.clerk);
  const words = encodeURIComponent(PAYLOAD);
  for (const address of [`/search?q=${words}`, `/customers?q=${words}`, `/invoices?sort=${words}`, `/reports/${words}`, `/customers/${words}`]) {
    await page.goto(address, { waitUntil: "load" });
    await settled(page);
    await isText(page, address);
  }
  await page.goto(`/sign-in?to=javascript:alert(4)//${words}`);
  await isText(page, "the sign-in");
  const party = await first(attacker.clerk, "/v1/parties/customers?status=active");
  for (const report of ["aged-receivables", "sales?by=customer", "general-ledger?account=6999", "journal", `statement-of-account?party=${party}`]) {
    await open(page, `/reports/${report}`);
    expect(await isText(page, report), report).toBe(true);
  }
  await open(page, "/");
  await pressUntil(page, "Control+k", page.getByRole("dialog"));
  await page.keyboard.type("<img");
  await page.getByRole("option").filter({ hasText: "<img src=x" }).first().waitFor();
  await isText(page, "the palette");
  await page.keyboard.press("Escape");
  await open(page, "/invoices/new");
  await pickHostile(page, "Customer");
  await pickHostile(page, "Product 1");
  await isText(page, "what pickers offer");
  await onPaper(attacker.clerk);
  for (const letter of await lettersTo(email, 2)) expect(letter).not.toMatch(/<img|<script/);
}, 300_000);

async function first(clerk: Clerk, path: string): Promise<string> {
  const { items } = await clerk.get<{ items: Json[] }>(path);
  return String(items[0]?.id);
}

/** A PDF that runs nothing, and files that are saved, never shown as pages. */
async function onPaper(clerk: Clerk): Promise<void> {
  const invoice = await first(clerk, "/v1/invoicing/invoices?status=open&limit=1");
  const pdf = await clerk.fetch(`/v1/invoicing/invoices/${invoice}/pdf`);
  expect(pdf.status).toBe(200);
  expect(Buffer.from(await pdf.arrayBuffer()).toString("latin1")).not.toMatch(/\/(JavaScript|Launch|OpenAction|URI)\b/);
  const { items } = await clerk.get<{ items: Json[] }>("/v1/documents/files?limit=5");
  expect(items.map(({ name }) => String(name)).join()).toContain("img src=x");
  for (const { id } of items) {
    const saved = await clerk.fetch(`/v1/documents/files/${String(id)}/content?inline=true`);
    const isPaper = saved.headers.get("content-type") === "application/pdf";
    if (!isPaper) expect(saved.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(saved.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(saved.headers.get("x-content-type-options")).toBe("nosniff");
  }
}

test("nothing of another company is found by its address", async () => {
  const [mine, theirs] = [await company("Mine"), await company("Theirs")];
  const party = await theirs.post("/v1/parties/parties", { name: "Their customer" });
  const page = await visit(mine);
  await open(page, `/customers/${String(party.id)}`);
  await page.getByText("There is nothing here.").waitFor();
  expect(await page.getByText("Their customer").count()).toBe(0);
});
