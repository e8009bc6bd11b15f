import { readdirSync } from "node:fs";
import path from "node:path";
import type { Clerk } from "./company";

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

/** Where the records behind a route are found, and which of their keys the address has. */
const RECORDS: Readonly<Record<string, { path: string; key?: string; edit?: string }>> = {
  "/quotes": { path: "/v1/sales/quotes", edit: "status=draft" },
  "/orders": { path: "/v1/sales/orders", edit: "status=draft" },
  "/invoices": { path: "/v1/invoicing/invoices", edit: "status=draft" },
  "/credit-notes": { path: "/v1/invoicing/invoices?kind=credit_note" },
  "/customers": { path: "/v1/parties/customers" },
  "/suppliers": { path: "/v1/parties/suppliers" },
  "/products": { path: "/v1/catalog/products" },
  "/categories": { path: "/v1/catalog/categories" },
  "/price-lists": { path: "/v1/catalog/price-lists" },
  "/units": { path: "/v1/catalog/units" },
  "/payment-terms": { path: "/v1/parties/terms" },
  "/payments": { path: "/v1/payments/payments", edit: "status=draft" },
  "/bank": { path: "/v1/payments/bank-accounts" },
  "/bank/accounts": { path: "/v1/payments/bank-accounts" },
  "/bank/statements": { path: "/v1/payments/statements" },
  "/bank/rules": { path: "/v1/payments/rules" },
  "/entries": { path: "/v1/ledger/entries" },
  "/entries/drafts": { path: "/v1/ledger/drafts" },
  "/drafts": { path: "/v1/ledger/drafts" },
  "/accounts": { path: "/v1/ledger/accounts", key: "code" },
  "/dimensions": { path: "/v1/ledger/dimensions", key: "code" },
  "/settings/companies": { path: "/v1/identity/companies" },
  "/settings/taxes": { path: "/v1/catalog/taxes" },
  "/settings/users": { path: "/v1/identity/users" },
  "/settings/roles": { path: "/v1/identity/roles" },
  "/settings/keys": { path: "/v1/identity/api-keys" },
  "/settings/webhooks": { path: "/v1/notifications/webhooks" },
  "/settings/emails": { path: "/v1/notifications/emails" },
  "/settings/audit": { path: "/v1/audit/entries" },
};

const NAMED: Readonly<Record<string, readonly string[]>> = {
  "/reports/[name]": [
    "/reports/trial-balance",
    "/reports/balance-sheet",
    "/reports/profit-and-loss",
    "/reports/general-ledger",
    "/reports/aged-receivables",
    "/reports/tax-summary",
  ],
  "/reports/source/[name]": ["/reports/source/lines?account=1800"],
};

/** Every screen with an example of the demo company; one without any is named, not passed over. */
export async function screens(clerk: Clerk): Promise<{ shown: Screen[]; without: string[] }> {
  const shown: Screen[] = [];
  const without: string[] = [];
  for (const { route, isOpen } of routes()) {
    if (!route.includes("[")) shown.push({ route, address: route, isOpen });
    else {
      const found = NAMED[route] ?? (await examples(clerk, route));
      for (const address of found) shown.push({ route, address, isOpen });
      if (found.length === 0) without.push(route);
    }
  }
  return { shown, without };
}

async function examples(clerk: Clerk, route: string): Promise<readonly string[]> {
  const home = route.slice(0, route.indexOf("/["));
  const records = RECORDS[home];
  if (!records) return [];
  const filter = route.endsWith("/edit") && records.edit ? records.edit : "";
  const joined = `${records.path}${filter ? `${records.path.includes("?") ? "&" : "?"}${filter}` : ""}`;
  const answer = await clerk.get<{ items?: Record<string, unknown>[] } | Record<string, unknown>[]>(joined);
  const first = (Array.isArray(answer) ? answer : (answer.items ?? []))[0];
  if (!first) return [];
  const id = String(first[records.key ?? "id"]);
  return [route.replace(/\[[^\]]+\]/, encodeURIComponent(id))].filter((address) => !address.includes("["));
}
