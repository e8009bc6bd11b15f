import { difference, sum } from "@/lib/format/decimal";
import type { Balances, BankLine } from "./model";

/** Something done to a line that can be taken back, and where the line stood. */
export interface Done {
  line: BankLine;
  place: number;
  kind: "accepted" | "ignored";
}

/** The desk one reconciles at: the lines left, the one in hand, what was done, what went wrong. */
export interface Desk {
  lines: readonly BankLine[];
  at: number;
  done: readonly Done[];
  problems: Readonly<Record<string, string>>;
  balances: Balances;
}

export type Step =
  | { do: "move"; by: number }
  | { do: "go"; to: number }
  | { do: "settle"; line: BankLine; kind: Done["kind"] }
  | { do: "fail"; line: BankLine; why: string }
  | { do: "restore"; line: BankLine }
  | { do: "renew"; line: BankLine }
  | { do: "balance"; balances: Balances }
  | { do: "load"; lines: readonly BankLine[]; balances: Balances };

function within(at: number, lines: readonly BankLine[]): number {
  return Math.max(0, Math.min(at, lines.length - 1));
}

/** Put a line back where it stood; one that is there already stays. */
function putBack(desk: Desk, line: BankLine): Desk {
  const done = desk.done.findLast((one) => one.line.id === line.id);
  if (!done) return desk;
  const rest = desk.lines.filter((one) => one.id !== line.id);
  const place = Math.min(done.place, rest.length);
  return {
    ...desk,
    lines: [...rest.slice(0, place), line, ...rest.slice(place)],
    at: place,
    done: desk.done.filter((one) => one !== done),
    balances: {
      ...desk.balances,
      unposted: sum([desk.balances.unposted, line.amount]),
      unposted_count: desk.balances.unposted_count + 1,
    },
  };
}

/**
 * What becomes of the desk. A line that is settled is gone at once, and its amount is left no more;
 * where the API refuses, it is back in its place with the reason.
 */
export function next(desk: Desk, step: Step): Desk {
  switch (step.do) {
    case "move":
      return { ...desk, at: within(desk.at + step.by, desk.lines) };
    case "go":
      return { ...desk, at: within(step.to, desk.lines) };
    case "settle": {
      const place = desk.lines.findIndex((one) => one.id === step.line.id);
      if (place < 0) return desk;
      const lines = desk.lines.filter((one) => one.id !== step.line.id);
      const problems = Object.fromEntries(Object.entries(desk.problems).filter(([id]) => id !== step.line.id));
      return {
        ...desk,
        lines,
        at: within(place, lines),
        done: [...desk.done, { line: step.line, place, kind: step.kind }],
        problems,
        balances: {
          ...desk.balances,
          unposted: difference(desk.balances.unposted, step.line.amount),
          unposted_count: desk.balances.unposted_count - 1,
        },
      };
    }
    case "fail": {
      const back = putBack(desk, step.line);
      return { ...back, problems: { ...back.problems, [step.line.id]: step.why } };
    }
    case "restore":
      return putBack(desk, step.line);
    case "renew":
      return { ...desk, lines: desk.lines.map((one) => (one.id === step.line.id ? step.line : one)) };
    case "balance":
      return { ...desk, balances: step.balances };
    case "load":
      return { ...desk, lines: step.lines, at: within(desk.at, step.lines), balances: step.balances };
  }
}
