/** By what part a figure moved against the one before; nothing where that was nothing or a loss. */
export function change(now: string, before: string): number | null {
  const base = Number(before);
  return base > 0 ? (Number(now) - base) / base : null;
}
