/** What is known of a field where it is only named: its key, its label, the fields within it. */
export interface Named {
  key: string;
  /** Message key under "fields", where it is not the key itself. */
  label?: string;
  fields?: readonly Named[];
}

interface Words {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

/**
 * What people call a field that the API names by its path: the form's own label, else the word for
 * such a field, else the path in plain letters. "lines.2.tax" is "Line 3: Tax".
 */
export function called(name: string, t: Words, fields: readonly Named[] = []): string {
  const line = /^lines\.(\d+)\.(.+)$/.exec(name);
  if (line) {
    const columns = fields.find((one) => one.key === "lines")?.fields;
    return t("form.ofLine", { row: Number(line[1]) + 1, field: called(line[2] ?? "", t, columns) });
  }
  const whole = fields.find((one) => one.key === name);
  if (whole) return wordFor(whole.label ?? whole.key, t);
  const parts: string[] = [];
  let known: readonly Named[] = fields;
  for (const key of name.split(".")) {
    if (/^\d+$/.test(key) && parts.length > 0) {
      parts.push(`${parts.pop()} ${Number(key) + 1}`);
      continue;
    }
    const field = known.find((one) => one.key === key);
    parts.push(wordFor(field?.label ?? key, t));
    known = field?.fields ?? [];
  }
  return parts.join(", ");
}

function wordFor(key: string, t: Words): string {
  const bare = key.replace(/_id$/, "");
  const there = [`fields.${key}`, `fields.${bare}`, `form.${key}`].find((one) => t.has(one));
  return there ? t(there) : bare.replaceAll("_", " ");
}
