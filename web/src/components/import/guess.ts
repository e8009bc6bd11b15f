/** Which column of a file is which of our fields, by what the headings sound like. */
import { SYNONYMS } from "./synonyms";

/** Below this a likeness is chance. */
const ENOUGH = 0.72;

/** What others call a field counts a little less than its own name. */
const LESS = 0.99;

/** A heading reduced to what counts in it, in any script: "Straße & Nr." is "strasse nr". */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How alike two words are, from 0 to 1, by the pairs of letters that they share. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [first, second] = [pairs(a), pairs(b)];
  const all = first.length + second.length;
  if (all === 0) return 0;
  const left = [...second];
  let shared = 0;
  for (const pair of first) {
    const place = left.indexOf(pair);
    if (place < 0) continue;
    shared += 1;
    left.splice(place, 1);
  }
  return (2 * shared) / all;
}

function pairs(text: string): string[] {
  return text.split(" ").flatMap((word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, n) => word.slice(n, n + 2)));
}

function score(field: string, heading: string): number {
  const wanted = bare(heading);
  const own = likeness(bare(field.replace(/_/g, " ")), wanted);
  return Math.max(own, ...(SYNONYMS[field] ?? []).map((word) => likeness(bare(word), wanted) * LESS));
}

/**
 * Give each field without a column the heading most like it, the best matches first; a heading is
 * taken once, and what was mapped already stays.
 */
export function guess(
  fields: readonly string[],
  headings: readonly string[],
  mapped: Readonly<Record<string, string>>,
): Record<string, string> {
  const taken = new Set(Object.values(mapped));
  const found: Record<string, string> = { ...mapped };
  const candidates = fields
    .filter((field) => !(field in mapped))
    .flatMap((field) => headings.map((heading) => ({ field, heading, score: score(field, heading) })))
    .filter((one) => one.score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
  for (const { field, heading } of candidates) {
    if (field in found || taken.has(heading)) continue;
    found[field] = heading;
    taken.add(heading);
  }
  return found;
}
