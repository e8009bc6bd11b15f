/** A line of a bank statement, and the ways in which it could be settled. */
export interface BankLine {
  id: string;
  dated: string;
  value_date: string | null;
  amount: string;
  currency: string;
  text: string;
  party: string;
  party_account: string;
  structured: string;
  end_to_end: string;
  reference: string;
  charges: string;
  is_reversal: boolean;
  status: "open" | "proposed" | "matched" | "ignored";
  confidence: string | null;
  reason: string | null;
  note: string;
}

export interface ProposedPart {
  entry_id: string | null;
  position: number | null;
  number: string;
  party_id: string | null;
  account: string;
  amount: string;
  currency: string;
  settles: string | null;
  write_off: string;
}

export interface Proposal {
  evidence: string;
  confidence: string;
  reason: string;
  payment_id: string | null;
  rule_id: string | null;
  parts: ProposedPart[];
}

/** What the bank and the books say on a day, and what lies between them. */
export interface Balances {
  currency: string;
  account: string;
  on: string;
  statement_date: string | null;
  statement_balance: string | null;
  ledger_balance: string;
  difference: string;
  unposted: string;
  unposted_count: number;
  ignored: string;
  ignored_count: number;
  outstanding: string;
  outstanding_count: number;
  other: string;
  is_reconciled: boolean;
}

/** A part of a line as it is put together by hand. */
export interface Part {
  kind: "document" | "account" | "credit";
  /** An item of the ledger, an account's code, or a party. */
  entry_id?: string;
  position?: number;
  account?: string;
  party_id?: string;
  name: string;
  /** In the line's direction. */
  amount: string;
  write_off: string;
  label: string;
  currency?: string;
  /** Of a document in another currency. */
  settles?: string;
}

export interface Acceptance {
  parts?: Record<string, unknown>[];
  payment_id?: string;
  learn?: string;
}
