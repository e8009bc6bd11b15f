import { isZero, negated, quotient, sum } from "@/lib/format/decimal";
import { isOdd } from "@/lib/format/typing";

/** A row of the entry form, as it is typed. */
export interface EntryRow {
  account?: string;
  label?: string;
  debit?: string;
  credit?: string;
  party_id?: string;
  due?: string;
  currency?: string;
  dimension?: string;
  [key: string]: unknown;
}

export interface Reckoned {
  /** In the company's currency; null where the rate is not known. */
  amount: string | null;
  /** In the line's own currency, where that is another. */
  foreign: string | null;
}

/** Rates in units of the currency for one of the company's. */
export type Rates = ReadonlyMap<string, string>;

function signed(row: EntryRow): string {
  return sum([row.debit || "0", negated(row.credit || "0")]);
}

/** Whether a row has a side that is no number: it would count as nothing. */
export function isOddRow(row: EntryRow): boolean {
  return isOdd(row.debit ?? "") || isOdd(row.credit ?? "");
}

/** Whether anything was typed that posts. */
export function says(row: EntryRow): boolean {
  return Boolean(row.account) || !isZero(signed(row));
}

/** What a row comes to: a debit is positive, another currency is turned at the day's rate. */
export function reckoned(row: EntryRow, home: string, rates: Rates): Reckoned {
  const value = signed(row);
  const currency = String(row.currency ?? "").toUpperCase();
  if (!currency || currency === home) return { amount: value, foreign: null };
  const rate = rates.get(currency);
  return { amount: rate ? quotient(value, rate, 2) : null, foreign: value };
}

export interface Balance {
  debit: string;
  credit: string;
  /** Debits less credits: an entry is posted only where nothing is left. */
  left: string;
}

/** Debits against credits, in the company's currency, to the coin. */
export function balanceOf(rows: readonly EntryRow[], home: string, rates: Rates): Balance {
  const amounts = rows.map((row) => reckoned(row, home, rates).amount ?? "0");
  const debit = sum(amounts.filter((one) => !one.startsWith("-")));
  const credit = negated(sum(amounts.filter((one) => one.startsWith("-"))));
  return { debit, credit, left: sum([debit, negated(credit)]) };
}

/** The lines as the API takes them: what was shown is what is posted. */
export function linesOf(rows: readonly EntryRow[], home: string, rates: Rates): Record<string, unknown>[] {
  return rows.filter(says).map((row) => {
    const { amount, foreign } = reckoned(row, home, rates);
    return {
      account: row.account ?? "",
      ...(amount === null ? {} : { amount }),
      ...(foreign === null ? {} : { foreign_amount: foreign, currency: String(row.currency).toUpperCase() }),
      ...(row.party_id ? { party_id: row.party_id } : {}),
      ...(row.due ? { due: row.due } : {}),
      label: row.label ?? "",
      dimensions: row.dimension ? [row.dimension] : [],
    };
  });
}

interface KeptLine {
  account: string;
  amount: string | null;
  currency: string | null;
  foreign_amount: string | null;
  party_id: string | null;
  due: string | null;
  label: string;
  dimensions: string[];
}

/** A kept line as it is typed: its amount on one of the two sides. */
export function rowOf(line: KeptLine): EntryRow {
  const value = line.foreign_amount ?? line.amount ?? "0";
  const isCredit = value.startsWith("-");
  return {
    account: line.account,
    label: line.label,
    debit: isCredit || isZero(value) ? "" : value,
    credit: isCredit ? negated(value) : "",
    party_id: line.party_id ?? undefined,
    due: line.due ?? undefined,
    currency: line.currency ?? undefined,
    dimension: line.dimensions[0],
  };
}

/** The problems of the API's lines at the cells of the form's rows: empty rows are not sent. */
export function placed(errors: Record<string, string>, rows: readonly EntryRow[]): Record<string, string> {
  const sent = rows.flatMap((row, n) => (says(row) ? [n] : []));
  return Object.fromEntries(
    Object.entries(errors).map(([key, text]) => {
      const match = /^lines\.(\d+)(?:\.(\w+))?/.exec(key);
      if (!match) return [key, text];
      const row = sent[Number(match[1])] ?? Number(match[1]);
      const field = match[2] ?? "account";
      const isCredit = Boolean(rows[row]?.credit);
      const cell = field === "amount" || field === "foreign_amount" ? (isCredit ? "credit" : "debit") : field === "dimensions" ? "dimension" : field;
      return [`lines.${row}.${cell}`, text];
    }),
  );
}
