import { expect, test } from "vitest";
import { forgive, open, visit, withBrowser } from "../harness/browser";
import { company } from "../harness/company";

withBrowser();

const PAYLOAD = `"><img src=x onerror="alert(1)"><script>alert(2)</script>{{7*7}}`;

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

test("what is typed as markup is shown as text, wherever it is shown", async () => {
  const clerk = await company();
  const party = await clerk.post("/v1/parties/parties", {
    name: PAYLOAD,
    email: "markup@example.com",
    addresses: [{ line1: PAYLOAD, city: PAYLOAD, country: "DE" }],
    contacts: [{ name: PAYLOAD }],
  });
  const product = await clerk.post("/v1/catalog/products", { code: "X-1", name: PAYLOAD, description: PAYLOAD, sale_price: "5" });
  const dated = new Date().toISOString().slice(0, 10);
  const lines = [{ description: PAYLOAD, quantity: "1", unit_price: "5", taxes: ["UST19"] }];
  const invoice = await clerk.post("/v1/invoicing/invoices", { party_id: party.id, dated, lines, note: PAYLOAD, customer_reference: PAYLOAD });
  const quote = await clerk.post("/v1/sales/quotes", { party_id: party.id, dated, lines, note: PAYLOAD });
  const role = await clerk.post("/v1/identity/roles", { name: PAYLOAD.slice(0, 60), permissions: [] });
  const page = await visit(clerk);
  const places = [
    "/customers",
    `/customers/${String(party.id)}`,
    `/customers/${String(party.id)}/edit`,
    "/products",
    `/products/${String(product.id)}`,
    "/invoices",
    `/invoices/${String(invoice.id)}`,
    `/invoices/${String(invoice.id)}/edit`,
    "/quotes",
    `/quotes/${String(quote.id)}`,
    `/settings/roles/${String(role.id)}`,
    "/settings/audit",
  ];
  let seen = 0;
  for (const address of places) {
    await open(page, address);
    expect(await page.locator('img[src="x"]').count(), address).toBe(0);
    const text = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll("input, textarea")].map((one) => (one as HTMLInputElement).value).join("\n"));
    if (text.includes("<img src=x")) seen += 1;
    expect(text, address).not.toContain("49}}");
  }
  expect(seen, "it is shown, and not merely left out").toBeGreaterThan(6);

  await open(page, `/search?q=${encodeURIComponent(PAYLOAD)}`);
  await open(page, `/customers?q=${encodeURIComponent(PAYLOAD)}`);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
}, 180_000);

test("nothing of another company is found by its address", async () => {
  const [mine, theirs] = [await company("Mine"), await company("Theirs")];
  const party = await theirs.post("/v1/parties/parties", { name: "Their customer" });
  const page = await visit(mine);
  await open(page, `/customers/${String(party.id)}`);
  await page.getByText("There is nothing here.").waitFor();
  expect(await page.getByText("Their customer").count()).toBe(0);
});
