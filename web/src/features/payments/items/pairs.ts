import { absolute, compared, difference, isZero, least } from "@/lib/format/decimal";
import type { OpenItem } from "./items";

export interface Pair {
  debit: { entry_id: string; position: number };
  credit: { entry_id: string; position: number };
  amount: string;
}

/**
 * What is owed against what is credited, the oldest due first, until one side is used up. Only items
 * of one party, account and currency settle each other.
 */
export function pairsOf(items: readonly OpenItem[]): Pair[] {
  const left = new Map(items.map((item) => [item, absolute(item.open)]));
  const byDue = [...items].sort((one, other) => one.due.localeCompare(other.due));
  const debits = byDue.filter((item) => compared(item.open, "0") > 0);
  const credits = byDue.filter((item) => compared(item.open, "0") < 0);
  const pairs: Pair[] = [];
  for (const debit of debits) {
    for (const credit of credits) {
      if (!isAlike(debit, credit)) continue;
      const amount = least(left.get(debit) ?? "0", left.get(credit) ?? "0");
      if (isZero(amount)) continue;
      left.set(debit, difference(left.get(debit) ?? "0", amount));
      left.set(credit, difference(left.get(credit) ?? "0", amount));
      pairs.push({ debit: named(debit), credit: named(credit), amount });
    }
  }
  return pairs;
}

function isAlike(one: OpenItem, other: OpenItem): boolean {
  return one.party_id === other.party_id && one.account === other.account && one.currency === other.currency;
}

function named({ entry_id, position }: OpenItem) {
  return { entry_id, position };
}
