/**
 * Where values stand in a drawing. Only here does an amount become a JavaScript number: a pixel
 * needs no cents, and every figure that is written comes from the exact string.
 */

/** Round steps (1, 2 or 5 times a power of ten) that cover the values and zero. */
export function ticks(values: readonly number[], wanted = 4): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [0, 1];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
}

/** Places a value between two ends; the ends of the axis are the first and last tick. */
export function place(value: number, axis: readonly number[], from: number, to: number): number {
  const low = axis[0] ?? 0;
  const high = axis.at(-1) ?? 1;
  return from + ((value - low) / (high - low)) * (to - from);
}

/** What part of the whole each value is, in per cent; nothing where there is no whole. */
export function shares(values: readonly number[]): number[] {
  const positive = values.map((value) => Math.max(0, value));
  const whole = positive.reduce((sum, value) => sum + value, 0);
  return positive.map((value) => (whole === 0 ? 0 : (value / whole) * 100));
}

/** Rounded to what a screen can show, so that a drawing says the same on every machine. */
export function point(value: number): number {
  return Math.round(value * 100) / 100;
}
