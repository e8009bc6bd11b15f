/** One value of a record, by its path: what it was, and what it is. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
  isChanged: boolean;
}

function leaves(value: unknown, path: string, into: Map<string, unknown>): void {
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value);
    if (entries.length === 0) into.set(path, Array.isArray(value) ? "[]" : "{}");
    for (const [key, inner] of entries) leaves(inner, path ? `${path}.${key}` : key, into);
  } else if (path) {
    into.set(path, value ?? "");
  }
}

/**
 * What a command changed, value by value. Of what was there before only what the command wrote
 * again is compared: an answer that says less did not delete the rest.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const was = new Map<string, unknown>();
  const is = new Map<string, unknown>();
  leaves(before, "", was);
  leaves(after, "", is);
  return [...new Set([...is.keys(), ...was.keys()])].map((path) => ({
    path,
    before: was.get(path) ?? "",
    after: is.get(path) ?? "",
    isChanged: was.size > 0 && is.has(path) && was.get(path) !== is.get(path),
  }));
}
