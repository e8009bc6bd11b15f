/** A month of the books. */
export interface Period {
  id: string;
  year_id: string;
  name: string;
  starts: string;
  ends: string;
  closed_at: string | null;
  version: number;
}

/** A fiscal year; its result is fixed when it is closed. */
export interface Year {
  id: string;
  name: string;
  starts: string;
  ends: string;
  closed_at: string | null;
  result: string | null;
  version: number;
}

export interface Settings {
  currency: string;
  soft_lock: string | null;
  hard_lock: string | null;
  version: number;
}

/** What is looked at before a period or year is closed. */
export interface Check {
  name: string;
  found: number;
  blocking: boolean;
  detail: string;
}

/** The day after a day. */
export function dayAfter(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
