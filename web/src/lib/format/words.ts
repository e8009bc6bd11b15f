/** The messages, from their root. */
export interface Words {
  (key: string): string;
  has: (key: string) => boolean;
}

/**
 * The word for what a field may be. A value that means something else in this field than in others
 * has a word of the field's own, `direction_sent` beside `sent`; one without a word is itself.
 */
export function wordFor(t: Words, field: string, value: string, under = "status."): string {
  for (const key of [`${under}${field}_${value}`, `${under}${value}`]) if (t.has(key)) return t(key);
  return value;
}
