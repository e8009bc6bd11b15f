/**
 * From where the API has something to where the reader finds it: every figure of a report says
 * what it is made of by an address of the API, and here that becomes a screen.
 */
const RECORDS: readonly [RegExp, string][] = [
  [/^\/v1\/reports\/(lines|open-items|tax-lines|sales-lines)$/, "/reports/source/$1"],
  [/^\/v1\/reports\/([a-z-]+)$/, "/reports/$1"],
  [/^\/v1\/ledger\/entries\/([\w-]+)$/, "/entries/$1"],
  [/^\/v1\/ledger\/periods$/, "/periods"],
  [/^\/v1\/invoicing\/invoices$/, "/invoices"],
  [/^\/v1\/invoicing\/invoices\/([\w-]+)$/, "/invoices/$1"],
  [/^\/v1\/payments\/payments\/([\w-]+)$/, "/payments/$1"],
  [/^\/v1\/payments\/lines$/, "/bank"],
  [/^\/v1\/payments\/matches\/([\w-]+)$/, "/bank"],
  [/^\/v1\/parties\/parties\/([\w-]+)$/, "/customers/$1"],
];

/** Filters that the screen knows, too; those of others are left behind. */
const KEEPS_QUERY = /^\/(reports|invoices)(\/|$)/;

/** The screen for an address of the API; nothing where there is none. */
export function screenOf(source: string | null | undefined): string | undefined {
  if (!source) return undefined;
  const [path = "", search] = source.split("?", 2);
  for (const [from, to] of RECORDS) {
    if (from.test(path)) {
      const screen = path.replace(from, to);
      return search && KEEPS_QUERY.test(screen) ? `${screen}?${search}` : screen;
    }
  }
  return undefined;
}
