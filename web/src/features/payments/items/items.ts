import { get } from "@/lib/api/client";
import { absolute, compared, least, negated, sum } from "@/lib/format/decimal";

/** What a party owes or is owed, as the ledger keeps it, with the names that people know it by. */
export interface OpenItem {
  entry_id: string;
  position: number;
  number: string;
  source: string;
  party_id: string;
  account: string;
  dated: string;
  due: string;
  currency: string;
  amount: string;
  open: string;
  open_company: string;
  label: string;
  /** The number of the invoice or payment it came from. */
  document?: string;
  party_name?: string;
}

interface Named {
  id: string;
  number?: string;
  name?: string;
}

const PATH = "/v1/ledger/open-items?is_open=true&sort=due&limit=200";

function many(name: string, values: readonly string[]): string {
  return values.map((value) => `&${name}=${encodeURIComponent(value)}`).join("");
}

async function listed<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  return (await get<{ items: T[] }>(path, signal)).items;
}

/** What an item is identified by in allocations. */
export function keyOf(item: Pick<OpenItem, "entry_id" | "position">): string {
  return `${item.entry_id}:${item.position}`;
}

/** The numbers of documents and names of parties, asked in one request for each kind. */
export async function withNames(items: OpenItem[], signal?: AbortSignal): Promise<OpenItem[]> {
  const after = (kinds: readonly string[]) => [
    ...new Set(
      items.flatMap(({ source }) => kinds.flatMap((kind) => (source.startsWith(`${kind}:`) ? [source.slice(kind.length + 1)] : []))),
    ),
  ];
  const ask = (path: string, ids: string[]) =>
    ids.length > 0
      ? listed<Named>(`${path}?limit=100${many("id", ids.slice(0, 100))}`, signal).catch(() => [])
      : Promise.resolve([]);
  const [invoices, payments, parties] = await Promise.all([
    ask("/v1/invoicing/invoices", after(["invoice", "credit_note"])),
    ask("/v1/payments/payments", after(["payment"])),
    ask("/v1/parties/parties", [...new Set(items.map((item) => item.party_id))]),
  ]);
  const numbers = new Map([...invoices, ...payments].map((one) => [one.id, one.number]));
  const names = new Map(parties.map((one) => [one.id, one.name]));
  return items.map((item) => ({
    ...item,
    document: numbers.get(item.source.split(":")[1] ?? "") ?? item.number,
    party_name: names.get(item.party_id) ?? "",
  }));
}

/** All that is open with a party, the oldest due first. */
export async function itemsOf(party: string, signal?: AbortSignal): Promise<OpenItem[]> {
  return withNames(await listed<OpenItem>(`${PATH}&party_id=${encodeURIComponent(party)}`, signal), signal);
}

/** Open items by any part of a document's number or a party's name. */
export async function searchItems(text: string, signal?: AbortSignal): Promise<OpenItem[]> {
  const q = encodeURIComponent(text.trim());
  const [invoices, parties, entries] = await Promise.all([
    listed<Named & { kind: string }>(`/v1/invoicing/invoices?limit=20&status=open&status=overdue&status=partly_paid&q=${q}`, signal).catch(() => []),
    listed<Named>(`/v1/parties/parties?limit=5&q=${q}`, signal).catch(() => []),
    listed<OpenItem>(`${PATH}&number_has=${q}`, signal),
  ]);
  const [ofInvoices, ofParties] = await Promise.all([
    invoices.length > 0
      ? listed<OpenItem>(`${PATH}${many("source", invoices.map((one) => `${one.kind}:${one.id}`))}`, signal)
      : [],
    parties.length > 0 ? listed<OpenItem>(`${PATH}${many("party_id", parties.map((one) => one.id))}`, signal) : [],
  ]);
  const found = new Map([...ofInvoices, ...entries, ...ofParties].map((item) => [keyOf(item), item]));
  return withNames([...found.values()].slice(0, 30), signal);
}

/** An item and how much of it a payment settles. */
export interface Share {
  amount: string;
  write_off: string;
}

/**
 * Spread an amount over items, the oldest due first, as far as it goes. What is owed the other way
 * round is passed over; what is left over stays as the party's credit.
 */
export function spread(amount: string, items: readonly OpenItem[], owedAs: 1 | -1): Map<string, Share> {
  let left = amount;
  const shares = new Map<string, Share>();
  for (const item of items) {
    const open = absolute(item.open);
    if (!isOwed(item, owedAs)) continue;
    const share = least(open, left);
    if (compared(share, "0") <= 0) break;
    shares.set(keyOf(item), { amount: share, write_off: "0" });
    left = sum([left, negated(share)]);
  }
  return shares;
}

/** Whether money that comes in (1) or goes out (-1) settles the item. */
export function isOwed(item: Pick<OpenItem, "open">, owedAs: 1 | -1): boolean {
  return compared(item.open, "0") === owedAs;
}
