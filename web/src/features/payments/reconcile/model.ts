import type { Api } from "@/lib/api/types";

/** A line of a bank statement, as far as it takes part. */
export type BankLine = Pick<
  Api<"payments", "LineRow">,
  | "id" | "dated" | "value_date" | "amount" | "currency" | "text" | "party" | "party_account" | "structured"
  | "end_to_end" | "reference" | "charges" | "is_reversal" | "status" | "confidence" | "reason" | "note"
>;

export type ProposedPart = Api<"payments", "ProposedPart">;

/** A way in which a line could be settled. */
export type Proposal = Api<"payments", "ProposalReply">;

/** What the bank and the books say on a day, and what lies between them. */
export type Balances = Api<"payments", "Reconciliation">;

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
