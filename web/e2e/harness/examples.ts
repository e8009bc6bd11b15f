import { inject } from "vitest";
import type { Clerk, Json } from "./company";

interface Page {
  items: Json[];
}

/** What the demo company has none of, made the first time a screen needs it. */
export type Maker = (clerk: Clerk) => Promise<unknown>;

const today = () => new Date().toISOString().slice(0, 10);

async function firstOf(clerk: Clerk, path: string): Promise<Json> {
  const found = (await clerk.get<Page>(path)).items[0];
  if (!found) throw new Error(`Nothing is at ${path}.`);
  return found;
}

/** A draft for the first customer; three kinds of document are written alike. */
export function draftOf(path: string): Maker {
  return async (clerk) => {
    const { id } = await firstOf(clerk, "/v1/parties/customers?limit=1");
    const lines = [{ description: "Delivery", quantity: "1", unit_price: "10", taxes: [] }];
    await clerk.post(path, { party_id: id, dated: today(), lines });
  };
}

export const creditNote: Maker = async (clerk) => {
  const { id } = await firstOf(clerk, "/v1/invoicing/invoices?status=open&limit=1");
  await clerk.post(`/v1/invoicing/invoices/${String(id)}/credit`, { dated: today() });
};

export const supplier: Maker = (clerk) =>
  clerk.post("/v1/parties/parties", { name: "Holzhandel Krüger", is_supplier: true, is_customer: false });

export const category: Maker = (clerk) => clerk.post("/v1/catalog/categories", { code: "FURNITURE", name: "Furniture" });

export const priceList: Maker = (clerk) =>
  clerk.post("/v1/catalog/price-lists", { code: "TRADE", name: "Trade prices", currency: "EUR" });

export const dimension: Maker = async (clerk) => {
  const { id } = await clerk.post("/v1/ledger/dimensions", { code: "SITE", name: "Site" });
  await clerk.post(`/v1/ledger/dimensions/${String(id)}/values`, { code: "NORTH", name: "North" });
};

export const draftEntry: Maker = (clerk) => {
  const lines = [{ account: "1800", amount: "12.50", label: "Found in the till" }];
  return clerk.post("/v1/ledger/drafts", { dated: today(), memo: "To be looked at", lines });
};

export const bankRule: Maker = (clerk) =>
  clerk.post("/v1/payments/rules", { contains: "Kontogebühr", account: "6855", label: "Bank charges" });

/** The first line of a statement that has a proposal, settled with it. */
export const match: Maker = async (clerk) => {
  const { id } = await firstOf(clerk, "/v1/payments/lines?status=proposed&limit=1");
  await clerk.post(`/v1/payments/lines/${String(id)}/accept`, {});
};

/** What the first settled line was settled with. */
export async function matched(clerk: Clerk): Promise<Json[]> {
  const { items } = await clerk.get<Page>("/v1/payments/lines?status=matched&limit=1");
  if (!items[0]) return [];
  const line = await clerk.get(`/v1/payments/lines/${String(items[0].id)}`);
  return [line.match as Json];
}

export const webhook: Maker = (clerk) =>
  clerk.post("/v1/notifications/webhooks", {
    name: "Warehouse",
    url: `${inject("address")}/health`,
    events: ["invoicing.invoice.posted"],
  });

export const delivery: Maker = async (clerk) => {
  const { items } = await clerk.get<Page>("/v1/notifications/webhooks?limit=1");
  if (items.length === 0) await webhook(clerk);
  const { id } = await firstOf(clerk, "/v1/notifications/webhooks?limit=1");
  await clerk.post(`/v1/notifications/webhooks/${String(id)}/ping`);
};

export const apiKey: Maker = (clerk) =>
  clerk.post("/v1/identity/api-keys", { name: "Web shop", scopes: ["catalog.products.read"] });

export const file: Maker = (clerk) => clerk.attach("/v1/documents/files", "notes.txt", "Measured on Monday.");
