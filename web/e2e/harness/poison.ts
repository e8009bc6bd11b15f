import { inject } from "vitest";
import { company, newcomer, type Clerk, type Json } from "./company";
import { Attacker, PAYLOAD, SHORT } from "./hostile";
import { linkFor } from "./mail";

/** A company that is hostile wherever it can be, and the address that its letters went to. */
export async function hostile(): Promise<{ attacker: Attacker; email: string }> {
  const attacker = new Attacker(await company(PAYLOAD, PAYLOAD)); // it signs up with it, too
  const { email } = newcomer("customer");
  await poison(attacker, email);
  return { attacker, email };
}

function all(names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, PAYLOAD]));
}

const today = () => new Date().toISOString().slice(0, 10);
const SETTINGS = "legal_name line1 line2 postcode city region tax_id legal_id contact phone website bank footer";
const LEGAL = "legal_name street postcode city region registration phone website tax_number";

/** Put a payload into every text field there is; what it sends goes to `email`. */
async function poison(attacker: Attacker, email: string): Promise<void> {
  const party = await parties(attacker);
  await catalog(attacker);
  const seller = { ...all(SETTINGS), email: "office@example.com", country: "DE", vat_id: "DE129273398", iban: "DE02120300000000202051" };
  await attacker.put("/v1/invoicing/settings", seller);
  await documents(attacker, party, email);
  await books(attacker);
  await closed(attacker);
  await bank(attacker, party);
  await people(attacker);
  await files(attacker.clerk);
}

async function parties(attacker: Attacker): Promise<unknown> {
  const known = { ...all("name also_known_as notes website"), phone: PAYLOAD, email: "markup@example.com" };
  const { id } = await attacker.post("/v1/parties/parties", {
    ...known,
    is_customer: true,
    is_supplier: true,
    addresses: [{ ...all("recipient line1 line2 postcode city region"), country: "DE" }],
    contacts: [all("name phone role")],
    banks: [all("holder bank account_number")],
  });
  for (const verb of ["archive", "block"]) {
    const other = await attacker.clerk.post<Json>("/v1/parties/parties", { name: `${verb}: ${PAYLOAD}` });
    await attacker.post(`/v1/parties/parties/{party_id}/${verb}`, { reason: PAYLOAD }, other);
  }
  await attacker.post("/v1/parties/terms", { code: "HOSTILE", name: PAYLOAD, note: PAYLOAD, parts: [{ share: "remainder" }] });
  return id;
}

async function catalog(attacker: Attacker): Promise<void> {
  await attacker.post("/v1/catalog/categories", { code: "HOSTILE", name: PAYLOAD });
  await attacker.post("/v1/catalog/price-lists", { code: "HOSTILE", name: PAYLOAD, currency: "EUR" });
  await attacker.post("/v1/catalog/units", { code: "hst", name: PAYLOAD, dimension: PAYLOAD });
  const free = { code: "HOSTILE", name: PAYLOAD, rate: "0", category: "E" };
  await attacker.post("/v1/catalog/taxes", { ...free, exemption_reason: PAYLOAD, exemption_code: SHORT });
  await attacker.post("/v1/catalog/products", { code: "HOSTILE", name: PAYLOAD, description: PAYLOAD, sale_price: "5" });
}

async function documents(attacker: Attacker, party: unknown, email: string): Promise<void> {
  const lines = [{ description: PAYLOAD, unit: SHORT, quantity: "1", unit_price: "5", taxes: ["UST19"] }];
  const sale = { party_id: party, dated: today(), lines, note: PAYLOAD, customer_reference: PAYLOAD };
  const letter = { to: email, subject: PAYLOAD, message: PAYLOAD };
  await attacker.post("/v1/invoicing/invoices", { ...sale, reason: PAYLOAD });
  const fit = lines.map((line) => ({ ...line, unit: "pc" })); // an e-invoice knows no other
  const posted = await attacker.post("/v1/invoicing/invoices", { ...sale, lines: fit, post: true });
  await attacker.post("/v1/invoicing/invoices/{invoice_id}/send", letter, posted);
  await attacker.post("/v1/invoicing/invoices/{invoice_id}/credit", { dated: today(), reason: PAYLOAD }, posted);
  await attacker.clerk.post("/v1/invoicing/invoices", { ...sale, post: true }); // one that stays open
  const declined = await attacker.post("/v1/sales/quotes", sale);
  await attacker.post("/v1/sales/quotes/{quote_id}/send", letter, declined);
  await attacker.post("/v1/sales/quotes/{quote_id}/decline", { reason: PAYLOAD }, declined);
  await attacker.clerk.post("/v1/sales/quotes", sale);
  const order = await attacker.post("/v1/sales/orders", sale);
  await attacker.post("/v1/sales/orders/{order_id}/cancel", { reason: PAYLOAD }, order);
  await attacker.clerk.post("/v1/sales/orders", sale);
}

async function books(attacker: Attacker): Promise<void> {
  await attacker.post("/v1/ledger/accounts", { code: "6999", name: PAYLOAD, note: PAYLOAD, kind: "expense" });
  const made = await attacker.post("/v1/ledger/dimensions", { code: "HOSTILE", name: PAYLOAD });
  const value = await attacker.post("/v1/ledger/dimensions/{dimension_id}/values", { code: "HOSTILE", name: PAYLOAD }, made);
  await attacker.put("/v1/ledger/dimension-values/{value_id}", { code: "HOSTILE", name: PAYLOAD }, value);
  const lines = [
    { account: "1800", amount: "5", label: PAYLOAD },
    { account: "6999", amount: "-5", label: PAYLOAD },
  ];
  const entry = { dated: today(), memo: PAYLOAD, lines };
  await attacker.post("/v1/ledger/drafts", entry);
  const posted = await attacker.post("/v1/ledger/entries", entry);
  await attacker.post("/v1/ledger/entries/{entry_id}/reverse", { dated: today(), memo: PAYLOAD }, posted);
  await attacker.post("/v1/ledger/opening-balances", entry);
  await attacker.put("/v1/ledger/journals/{code}", { name: PAYLOAD }, { id: "HSTL" });
}

/** A month and a year that were closed, and are open again for a reason. */
async function closed(attacker: Attacker): Promise<void> {
  const { clerk } = attacker;
  const year = new Date().getUTCFullYear() - 1;
  const earlier = await clerk.post<Json>("/v1/ledger/years", { starts: `${year}-01-01` });
  const { items } = await clerk.get<{ items: Json[] }>("/v1/ledger/periods?limit=100");
  const months = items.filter((one) => String(one.starts).startsWith(String(year)));
  for (const month of months) await clerk.call("POST", `/v1/ledger/periods/${String(month.id)}/close`, undefined, month.version as number);
  await clerk.call("POST", `/v1/ledger/years/${String(earlier.id)}/close`, undefined, earlier.version as number);
  const years = await clerk.get<Json[]>("/v1/ledger/years");
  await attacker.post("/v1/ledger/years/{year_id}/reopen", { reason: PAYLOAD }, years.find(({ id }) => id === earlier.id));
  const again = await clerk.get<{ items: Json[] }>("/v1/ledger/periods?limit=100");
  await attacker.post("/v1/ledger/periods/{period_id}/reopen", { reason: PAYLOAD }, again.items.find(({ id }) => id === months.at(-1)?.id));
  await attacker.put("/v1/ledger/locks", { soft_lock: `${year}-01-31`, reason: PAYLOAD }, await clerk.get("/v1/ledger/settings"));
}

async function bank(attacker: Attacker, party: unknown): Promise<void> {
  const account = await attacker.post("/v1/payments/bank-accounts", { name: PAYLOAD, number: SHORT, currency: "EUR", account: "1800" });
  const paid = { direction: "received", party_id: party, dated: today(), currency: "EUR", amount: "2", bank_account_id: account.id };
  const payment = await attacker.post("/v1/payments/payments", { ...paid, memo: PAYLOAD, reference: PAYLOAD });
  await attacker.post("/v1/payments/payments/{payment_id}/cancel", { reason: PAYLOAD }, payment);
  await attacker.post("/v1/payments/rules", { contains: PAYLOAD, label: PAYLOAD, account: "6999" });
  await lines(attacker, account.id);
  await attacker.put("/v1/payments/settings", { write_off_limit: "10" });
  const lost = { party_id: party, dated: today(), post: true, lines: [{ description: "Lost", quantity: "1", unit_price: "2", taxes: [] }] };
  const { id } = await attacker.clerk.post("/v1/invoicing/invoices", lost);
  await attacker.post("/v1/payments/write-offs", { dated: today(), memo: PAYLOAD, allocations: [{ invoice_id: id }] });
}

/** Two lines of a statement: one is booked with words, the other is put aside with a note. */
async function lines(attacker: Attacker, account: unknown): Promise<void> {
  const day = today();
  const said = `"${SHORT.replaceAll('"', '""')}"`;
  const csv = `Date;Amount;Text;Name\n${day};5,00;${said};${said}\n${day};6,00;second;Nobody\n${day};7,00;${said};${said}\n`;
  await attacker.clerk.attach("/v1/payments/statements/import", "statement.csv", csv, "text/csv", { bank_account_id: String(account) });
  const { items } = await attacker.clerk.get<{ items: Json[] }>("/v1/payments/lines?limit=3");
  const parts = [{ amount: items[0]?.amount, account: "6999", label: PAYLOAD }];
  await attacker.post("/v1/payments/lines/{line_id}/accept", { learn: PAYLOAD, parts }, items[0]);
  await attacker.post("/v1/payments/lines/{line_id}/ignore", { note: PAYLOAD }, items[1]);
}

async function people(attacker: Attacker): Promise<void> {
  const place = { country: "DE", currency: "EUR", time_zone: "Europe/Berlin" };
  await attacker.post("/v1/identity/companies", { name: PAYLOAD, ...place, legal: { ...all(LEGAL), email: "markup@example.com" } });
  const role = await attacker.post("/v1/identity/roles", { name: PAYLOAD, permissions: [] });
  const { email, password } = newcomer("invited");
  await attacker.post("/v1/identity/invitations", { name: PAYLOAD, email, role_id: role.id });
  const token = decodeURIComponent(new URL(await linkFor(email, "invitation")).hash.slice(1));
  await attacker.post("/v1/identity/invitations/accept", { token, name: PAYLOAD, password });
  await attacker.post("/v1/identity/api-keys", { name: PAYLOAD, scopes: ["catalog.products.read"] });
  await attacker.post("/v1/identity/views", { page: "invoices", name: PAYLOAD, settings: { search: "" } });
  const hook = { name: PAYLOAD, url: `${inject("address")}/health`, events: ["invoicing.invoice.posted"] };
  await attacker.post("/v1/notifications/webhooks", hook);
  await attacker.put("/v1/identity/me/name", { name: PAYLOAD });
  const { workspace } = await attacker.clerk.get("/v1/identity/tenant");
  await attacker.put("/v1/identity/tenant", { name: PAYLOAD, workspace });
}

/** What comes in files: their names, their content, and their columns. */
async function files(clerk: Clerk): Promise<void> {
  await clerk.attach("/v1/documents/files", `${SHORT}.txt`, PAYLOAD);
  await clerk.attach("/v1/documents/files", `${SHORT}.html`, `<!doctype html><script>alert(3)</script>`, "text/html").catch(() => undefined);
  const cell = `"${PAYLOAD.replaceAll('"', '""')}"`;
  await clerk.send("/v1/parties/customers/import", `name,city,country\n${cell},${cell},DE\n`);
}
