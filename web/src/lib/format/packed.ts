/**
 * Rows on their way into the browser, as one text. What a page hands to its components there is
 * written and read value by value; of a thousand rows that takes longer than all else on the page,
 * and as one text next to nothing.
 */
export type Packed = string;

/** Pack rows, with no more of each than the keys that are named, if any are. */
export function packed(rows: readonly Record<string, unknown>[], keys?: readonly string[]): Packed {
  if (!keys) return JSON.stringify(rows);
  const kept = [...new Set(keys)];
  return JSON.stringify(rows.map((row) => Object.fromEntries(kept.flatMap((key) => (key in row ? [[key, row[key]] as const] : [])))));
}

export function unpacked(rows: Packed): Record<string, unknown>[] {
  return JSON.parse(rows) as Record<string, unknown>[];
}
