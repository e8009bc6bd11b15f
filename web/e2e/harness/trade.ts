import type { Clerk, Json } from "./company";

interface Saved extends Json {
  id: string;
}

/** What a story about selling needs: somebody to sell to, something to sell, somewhere to be paid. */
export async function readyToSell(clerk: Clerk): Promise<{ party: Saved; product: Saved; bank: Saved }> {
  const party = await clerk.post<Saved>("/v1/parties/parties", {
    name: "Café Morgenrot",
    email: "office@morgenrot.example",
    addresses: [{ line1: "Market Street 1", city: "Hamburg", country: "DE" }],
  });
  const product = await clerk.post<Saved>("/v1/catalog/products", {
    code: "CHAIR",
    name: "Chair of oak",
    kind: "goods",
    unit: "pc",
    sale_price: "100.00",
    taxes: ["UST19"],
  });
  const bank = await clerk.post<Saved>("/v1/payments/bank-accounts", {
    name: "Musterbank",
    currency: "EUR",
    account: "1800",
    iban: "DE02120300000000202051",
  });
  return { party, product, bank };
}

/** A posted invoice over so many chairs. */
export async function invoiced(clerk: Clerk, party: string, product: string, chairs: number): Promise<Json> {
  const dated = new Date().toISOString().slice(0, 10);
  const lines = [{ product_id: product, quantity: String(chairs) }];
  return clerk.post("/v1/invoicing/invoices", { party_id: party, dated, post: true, lines });
}

/** A bank statement with one receipt, as the bank would send it (MT940). */
export function statement(amount: string, text: string, payer: string): string {
  const now = new Date();
  const day = now.toISOString().slice(2, 10).replaceAll("-", "");
  const paid = amount.replace(".", ",");
  return [
    ":20:STARTUMS",
    ":25:DE02120300000000202051",
    ":28C:00001/001",
    `:60F:C${day}EUR0,00`,
    `:61:${day}${day.slice(2)}C${paid}NTRFNONREF`,
    `:86:166?00GUTSCHRIFT?20SVWZ+${text}?32${payer}`,
    `:62F:C${day}EUR${paid}`,
    "-",
    "",
  ].join("\r\n");
}
