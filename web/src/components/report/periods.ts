/** Calendar days as text, year first; no time zone can move them. */
export interface Period {
  starts: string;
  ends: string;
}

function iso(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

export const PRESETS = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
] as const;

export type Preset = (typeof PRESETS)[number];

/** The days that a preset means; fiscal years begin with `yearStarts`, a month from 1. */
export function periodOf(preset: Preset, today: string, yearStarts = 1): Period {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const shift = preset.startsWith("last") ? -1 : 0;
  if (preset.endsWith("month")) {
    return { starts: iso(year, month - 1 + shift, 1), ends: iso(year, month + shift, 0) };
  }
  if (preset.endsWith("quarter")) {
    const begins = month - 1 - ((month - yearStarts + 12) % 3) + shift * 3;
    return { starts: iso(year, begins, 1), ends: iso(year, begins + 3, 0) };
  }
  const fiscal = (month >= yearStarts ? year : year - 1) + shift;
  return { starts: iso(fiscal, yearStarts - 1, 1), ends: iso(fiscal + 1, yearStarts - 1, 0) };
}
