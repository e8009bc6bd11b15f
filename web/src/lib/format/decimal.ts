/**
 * Exact arithmetic on decimal strings, for what a screen must reckon before the API does: what is
 * left of a payment, whether an entry balances. A JavaScript number would not hold money.
 */
interface Parts {
  digits: bigint;
  places: number;
}

function parsed(text: string): Parts | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/.exec(text);
  if (!match || (!match[2] && !match[3])) return null;
  const fraction = match[3] ?? "";
  const digits = BigInt(`${match[2] ?? ""}${fraction}` || "0");
  return { digits: match[1] === "-" ? -digits : digits, places: fraction.length };
}

function known(text: string): Parts {
  return parsed(text) ?? { digits: 0n, places: 0 };
}

function scaled(value: Parts, places: number): bigint {
  return value.digits * 10n ** BigInt(places - value.places);
}

function written(digits: bigint, places: number): string {
  const sign = digits < 0n ? "-" : "";
  const bare = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
  return places === 0 ? sign + bare : `${sign}${bare.slice(0, -places)}.${bare.slice(-places)}`;
}

/** Whether a text is a decimal at all, as the wire writes it. */
export function isDecimal(text: string): boolean {
  return parsed(text) !== null;
}

/** The sum, to as many places as the finest of them has; what is no decimal counts as nothing. */
export function sum(values: readonly string[]): string {
  const all = values.map(known);
  const places = Math.max(0, ...all.map((one) => one.places));
  return written(all.reduce((total, one) => total + scaled(one, places), 0n), places);
}

export function negated(value: string): string {
  const { digits, places } = known(value);
  return written(-digits, places);
}

/** The first less the second. */
export function difference(one: string, other: string): string {
  return sum([one, negated(other)]);
}

/** -1, 0 or 1, as the first is less than, the same as, or more than the second. */
export function compared(one: string, other: string): -1 | 0 | 1 {
  const { digits } = known(difference(one, other));
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

export function isZero(value: string): boolean {
  return known(value).digits === 0n;
}

export function absolute(value: string): string {
  return value.trim().startsWith("-") ? negated(value) : sum([value]);
}

export function least(one: string, other: string): string {
  return compared(one, other) <= 0 ? one : other;
}

/** The product, to all of its places. */
export function product(one: string, other: string): string {
  const a = known(one);
  const b = known(other);
  return written(a.digits * b.digits, a.places + b.places);
}

/** The quotient, rounded half away from zero; null where there is nothing to divide by. */
export function quotient(one: string, other: string, places: number): string | null {
  const above = known(one);
  const below = known(other);
  if (below.digits === 0n) return null;
  const scale = places + 1 + below.places - above.places;
  const [top, bottom] =
    scale >= 0
      ? [above.digits * 10n ** BigInt(scale), below.digits]
      : [above.digits, below.digits * 10n ** BigInt(-scale)];
  const finer = top / bottom;
  const rounded = (finer + (finer < 0n ? -5n : 5n)) / 10n;
  return written(rounded, places);
}
