import { absolute, compared, difference, sum } from "@/lib/format/decimal";
import type { OpenItem } from "../items/items";
import type { Acceptance, BankLine, Part, Proposal, ProposedPart } from "./model";

/** What is still to be said of a line's amount, after its parts. */
export function leftOf(line: Pick<BankLine, "amount">, parts: readonly Part[]): string {
  return difference(absolute(line.amount), sum(parts.map((part) => part.amount)));
}

/** A proposal's part, to be changed by hand. */
export function partOf(proposed: ProposedPart, names: ReadonlyMap<string, string>): Part {
  const shared = { amount: proposed.amount, write_off: proposed.write_off, label: "", currency: proposed.currency };
  const party = proposed.party_id ? (names.get(proposed.party_id) ?? "") : "";
  if (proposed.entry_id) {
    return {
      ...shared,
      kind: "document",
      entry_id: proposed.entry_id,
      position: proposed.position ?? undefined,
      name: [proposed.number, party].filter(Boolean).join(" · "),
      settles: proposed.settles ?? undefined,
    };
  }
  if (proposed.account) return { ...shared, kind: "account", account: proposed.account, name: proposed.account };
  return { ...shared, kind: "credit", party_id: proposed.party_id ?? undefined, name: party };
}

/** An open item as a part, for as much as the line has left; money the other way takes from the others. */
export function partFor(item: OpenItem, line: BankLine, parts: readonly Part[]): Part {
  const left = leftOf(line, parts);
  const open = absolute(item.open);
  const isForeign = item.currency !== line.currency;
  const isWith = compared(item.open, "0") === compared(line.amount, "0");
  const amount = isForeign || (isWith && compared(open, left) > 0) ? left : open;
  return {
    kind: "document",
    entry_id: item.entry_id,
    position: item.position,
    name: [item.document ?? item.number, item.party_name].filter(Boolean).join(" · "),
    amount: isWith ? amount : `-${open}`,
    write_off: "0",
    label: "",
    currency: item.currency,
    settles: isForeign ? open : undefined,
  };
}

/** A part as the API takes it: exactly one of a document, an account and a party. */
export function sent(part: Part): Record<string, unknown> {
  const shared = { amount: part.amount, write_off: part.write_off || "0", label: part.label };
  if (part.kind === "document") {
    return {
      ...shared,
      entry_id: part.entry_id,
      ...(part.position === undefined ? {} : { position: part.position }),
      ...(part.settles ? { settles: part.settles } : {}),
    };
  }
  return part.kind === "account" ? { ...shared, account: part.account } : { ...shared, party_id: part.party_id };
}

/**
 * How a proposal is accepted. The one that is kept with the line is accepted as proposed; another
 * one is accepted by its parts, so that what is booked is what was looked at.
 */
export function acceptanceOf(line: BankLine, proposal: Proposal): Acceptance {
  if (proposal.payment_id) return { payment_id: proposal.payment_id };
  const isKept = line.status === "proposed" && line.reason === proposal.reason;
  if (isKept) return {};
  return {
    parts: proposal.parts.map((part) =>
      sent(partOf(part.settles && part.currency === line.currency ? { ...part, settles: null } : part, new Map())),
    ),
  };
}
