import { readdirSync } from "node:fs";
import path from "node:path";
import { REPORTS, SOURCES } from "../../src/features/reports/definitions";
import type { Clerk, Json } from "./company";
import * as make from "./examples";

const APP = path.resolve(import.meta.dirname, "../../src/app");

export interface Screen {
  route: string;
  /** An address that shows it. */
  address: string;
  isOpen: boolean;
}

/** Every route that has a page, as its folders say: nothing is left out because nobody listed it. */
export function routes(): { route: string; isOpen: boolean }[] {
  const found: { route: string; isOpen: boolean }[] = [];
  const look = (folder: string, parts: string[]) => {
    for (const entry of readdirSync(path.join(APP, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) look(path.join(folder, entry.name), [...parts, entry.name]);
      else if (entry.name === "page.tsx") {
        const shown = parts.filter((part) => !/^[(@]/.test(part));
        found.push({ route: `/${shown.join("/")}`, isOpen: parts[0] === "(auth)" });
      }
    }
  };
  look("", []);
  return found.sort((one, other) => one.route.localeCompare(other.route));
}

/** Where a route's records are found, the key that its address has, and how to make one. */
interface Records {
  path: string | ((clerk: Clerk) => Promise<Json[]>);
  key?: string;
  /** One record of each of these is shown: a document looks different in every state. */
  each?: readonly string[];
  make?: make.Maker;
}

const draft = ["status=draft"];

const RECORDS: Readonly<Record<string, Records>> = {
  "/quotes/[id]": { path: "/v1/sales/quotes", each: ["status=draft", "status=sent", "status=accepted"] },
  "/quotes/[id]/edit": { path: "/v1/sales/quotes", each: draft, make: make.draftOf("/v1/sales/quotes") },
  "/orders/[id]": { path: "/v1/sales/orders", each: ["status=draft", "status=confirmed"] },
  "/orders/[id]/edit": { path: "/v1/sales/orders", each: draft, make: make.draftOf("/v1/sales/orders") },
  "/invoices/[id]": {
    path: "/v1/invoicing/invoices",
    each: ["kind=invoice&status=draft", "kind=invoice&status=open", "kind=invoice&status=paid", "kind=credit_note"],
    make: make.creditNote,
  },
  "/invoices/[id]/edit": { path: "/v1/invoicing/invoices", each: draft, make: make.draftOf("/v1/invoicing/invoices") },
  "/customers/[id]": { path: "/v1/parties/customers" },
  "/customers/[id]/edit": { path: "/v1/parties/customers" },
  "/suppliers/[id]": { path: "/v1/parties/suppliers", make: make.supplier },
  "/suppliers/[id]/edit": { path: "/v1/parties/suppliers", make: make.supplier },
  "/products/[id]": { path: "/v1/catalog/products" },
  "/products/[id]/edit": { path: "/v1/catalog/products" },
  "/categories/[id]": { path: "/v1/catalog/categories", make: make.category },
  "/categories/[id]/edit": { path: "/v1/catalog/categories", make: make.category },
  "/price-lists/[id]": { path: "/v1/catalog/price-lists", make: make.priceList },
  "/price-lists/[id]/edit": { path: "/v1/catalog/price-lists", make: make.priceList },
  "/units/[id]": { path: "/v1/catalog/units" },
  "/units/[id]/edit": { path: "/v1/catalog/units" },
  "/payment-terms/[id]": { path: "/v1/parties/terms" },
  "/payment-terms/[id]/edit": { path: "/v1/parties/terms" },
  "/payments/[id]": { path: "/v1/payments/payments" },
  "/payments/[id]/edit": { path: "/v1/payments/payments" },
  "/bank/[account]": { path: "/v1/payments/bank-accounts" },
  "/bank/[account]/edit": { path: "/v1/payments/bank-accounts" },
  "/bank/[account]/reconcile": { path: "/v1/payments/bank-accounts" },
  "/bank/matches/[id]": { path: make.matched, make: make.match },
  "/bank/lines/[id]": { path: "/v1/payments/lines", make: make.match },
  "/bank/statements/[id]": { path: "/v1/payments/statements" },
  "/bank/rules/[id]": { path: "/v1/payments/rules", make: make.bankRule },
  "/bank/rules/[id]/edit": { path: "/v1/payments/rules", make: make.bankRule },
  "/entries/[id]": { path: "/v1/ledger/entries" },
  "/entries/drafts/[id]": { path: "/v1/ledger/drafts", make: make.draftEntry },
  "/accounts/[code]": { path: "/v1/ledger/accounts", key: "code" },
  "/accounts/[code]/edit": { path: "/v1/ledger/accounts", key: "code" },
  "/dimensions/[id]": { path: "/v1/ledger/dimensions", make: make.dimension },
  "/settings/companies/[id]": { path: "/v1/identity/companies" },
  "/settings/taxes/[id]": { path: "/v1/catalog/taxes" },
  "/settings/taxes/[id]/edit": { path: "/v1/catalog/taxes" },
  "/settings/users/[id]": { path: "/v1/identity/users" },
  "/settings/roles/[id]": { path: "/v1/identity/roles" },
  "/settings/keys/[id]": { path: "/v1/identity/api-keys", make: make.apiKey },
  "/settings/webhooks/[id]": { path: "/v1/notifications/webhooks", make: make.webhook },
  "/settings/webhooks/[id]/edit": { path: "/v1/notifications/webhooks", make: make.webhook },
  "/settings/deliveries/[id]": { path: "/v1/notifications/deliveries", make: make.delivery },
  "/settings/emails/[id]": { path: "/v1/notifications/emails" },
  "/settings/files/[id]": { path: "/v1/documents/files", make: make.file },
  "/settings/audit/[id]": { path: "/v1/audit/entries" },
};

const NAMED: Readonly<Record<string, readonly string[]>> = {
  "/reports/[name]": REPORTS.map(({ id }) => `/reports/${id}`),
  "/reports/source/[name]": SOURCES.map(({ id }) => `/reports/source/${id}`),
};

/**
 * Every screen, with examples of the demo company: what it has none of is made. A route without an
 * example is named, not passed over. SCREENS, a pattern of routes, narrows it down.
 */
export async function screens(
  clerk: Clerk,
  { making = true, only = () => true }: { making?: boolean; only?: (route: string) => boolean } = {},
): Promise<{ shown: Screen[]; without: string[] }> {
  const shown: Screen[] = [];
  const without: string[] = [];
  const few = new RegExp(process.env.SCREENS ?? "");
  for (const { route, isOpen } of routes().filter((one) => few.test(one.route) && only(one.route))) {
    const found = route.includes("[") ? (NAMED[route] ?? (await examples(clerk, route, making))) : [route];
    for (const address of found) shown.push({ route, address, isOpen });
    if (found.length === 0) without.push(route);
  }
  return { shown, without };
}

async function examples(clerk: Clerk, route: string, making: boolean): Promise<string[]> {
  const records = RECORDS[route];
  if (!records) return [];
  const found: string[] = [];
  for (const filter of records.each ?? [""]) {
    let first = await firstRecord(clerk, records, filter);
    if (!first && making && records.make && filter === (records.each ?? [""]).at(-1)) {
      await records.make(clerk);
      first = await firstRecord(clerk, records, filter);
    }
    const id = first?.[records.key ?? "id"];
    if (id !== undefined) found.push(route.replace(/\[[^\]]+\]/, encodeURIComponent(String(id))));
  }
  return found;
}

async function firstRecord(clerk: Clerk, { path }: Records, filter: string): Promise<Json | undefined> {
  if (typeof path !== "string") return (await path(clerk))[0];
  const answer = await clerk.get<{ items?: Json[] } | Json[]>(`${path}?${filter}`);
  return (Array.isArray(answer) ? answer : (answer.items ?? []))[0];
}
