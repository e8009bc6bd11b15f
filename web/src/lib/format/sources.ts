/** Where the record is that an entry came from, by the kind that its source begins with. */
const HOMES: Readonly<Record<string, string>> = {
  invoice: "/invoices/",
  credit_note: "/invoices/",
  payment: "/payments/",
  match: "/bank/matches/",
  reversal: "/entries/",
  entry: "/entries/",
};

/** The address of what a source names, such as "invoice:…"; null where there is no page for it. */
export function addressOf(source: unknown): string | null {
  if (typeof source !== "string") return null;
  const at = source.indexOf(":");
  const home = HOMES[source.slice(0, at)];
  return at > 0 && home !== undefined ? home + encodeURIComponent(source.slice(at + 1)) : null;
}
