import type { ReactNode } from "react";

export type Tone = "neutral" | "good" | "warn" | "bad" | "accent";

const TONES: Record<Tone, string> = {
  neutral: "bg-page text-quiet border border-rule",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  accent: "bg-accent-soft text-accent",
};

/** What each status of a record looks like; one that is not here is neutral. */
export const STATUS_TONES: Record<string, Tone> = {
  paid: "good",
  matched: "good",
  active: "good",
  delivered: "good",
  accepted: "good",
  confirmed: "accent",
  posted: "accent",
  open: "accent",
  sent: "accent",
  partly_paid: "warn",
  proposed: "warn",
  pending: "warn",
  overdue: "bad",
  refused: "bad",
  declined: "bad",
  dead: "bad",
  failed: "bad",
};

export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-block rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]}`}>
      {children}
    </span>
  );
}
