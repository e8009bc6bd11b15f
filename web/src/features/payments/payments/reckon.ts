import { absolute, compared, difference, isZero, product, quotient, sum } from "@/lib/format/decimal";
import { isOwed, keyOf, type OpenItem, type Share } from "../items/items";

export type Direction = "received" | "sent";

/** Which way an item is open that money of a direction settles. */
export function owedAs(direction: Direction): 1 | -1 {
  return direction === "received" ? 1 : -1;
}

/** What of the amount is not used: a share is of the document, and what is written off costs no money. */
export function leftOver(amount: string, shares: ReadonlyMap<string, Share>): string {
  const used = [...shares.values()].map((share) => difference(share.amount || "0", share.write_off || "0"));
  return difference(amount || "0", sum(used));
}

/** The documents that a payment in a currency can settle, the oldest due first. */
export function payable(items: readonly OpenItem[], direction: Direction, currency: string): OpenItem[] {
  return items
    .filter((item) => item.currency === currency && isOwed(item, owedAs(direction)))
    .sort((one, other) => one.due.localeCompare(other.due) || one.number.localeCompare(other.number));
}

/** The currency in which a party has most documents open; payments are in their documents' currency. */
export function usualCurrency(items: readonly OpenItem[], direction: Direction, fallback: string): string {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (isOwed(item, owedAs(direction))) counts.set(item.currency, (counts.get(item.currency) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? fallback;
}

/** The allocations as the API takes them: only what settles something. */
export function allocations(items: readonly OpenItem[], shares: ReadonlyMap<string, Share>) {
  return items.flatMap((item) => {
    const share = shares.get(keyOf(item));
    if (!share || isZero(share.amount || "0")) return [];
    return [
      {
        entry_id: item.entry_id,
        position: item.position,
        amount: share.amount,
        ...(isZero(share.write_off || "0") ? {} : { write_off: share.write_off }),
      },
    ];
  });
}

/**
 * What of the exchange difference a payment would realise, in the company's currency: positive is a
 * gain. Each document is worth what it was booked at; the money is worth what the bank gave for it.
 */
export function exchangeGain(
  items: readonly OpenItem[],
  shares: ReadonlyMap<string, Share>,
  direction: Direction,
  rate: string | null,
): string | null {
  if (rate === null || isZero(rate)) return null;
  const gains = items.flatMap((item) => {
    const share = shares.get(keyOf(item));
    if (!share || compared(share.amount || "0", "0") <= 0) return [];
    const worth = quotient(share.amount, rate, 2);
    const booked = quotient(product(share.amount, absolute(item.open_company)), absolute(item.open), 2);
    if (worth === null || booked === null) return [];
    return [direction === "received" ? difference(worth, booked) : difference(booked, worth)];
  });
  return gains.length > 0 ? sum(gains) : null;
}
