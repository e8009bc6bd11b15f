"use client";

import { useTranslations } from "next-intl";
import { useCallback, useReducer, useRef } from "react";
import { saidHere, type BulkReply } from "@/components/data-table/bulk";
import { tell, tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { ProblemError, wordsOf } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { useNewest } from "@/lib/use-newest";
import { next, type Desk } from "./desk";
import type { Acceptance, Balances, BankLine } from "./model";

const LINES = "/v1/payments/lines";

/** The lines of an account that nothing settles yet, the oldest first. */
export function linesPath(account: string): string {
  return `${LINES}?bank_account_id=${account}&status=open&status=proposed&sort=dated&limit=200`;
}

export interface Does {
  accept: (line: BankLine, how: Acceptance) => Promise<void>;
  ignore: (line: BankLine, note: string) => Promise<void>;
  undo: () => Promise<void>;
  propose: () => Promise<void>;
  acceptSure: (lines: readonly BankLine[]) => Promise<void>;
}

/** The desk and what is done at it: at once on the screen, then at the API, and back where refused. */
export function useDesk(account: string, start: Desk, on: string) {
  const t = useTranslations("reconcile");
  const send = useSend();
  const [desk, step] = useReducer(next, start);
  const held = useRef(desk);
  useNewest(held, desk);
  // Steps at the API follow each other: the next one may count on what the last one booked.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = useCallback(<T,>(work: () => Promise<T>): Promise<T> => {
    const turn = line.current.then(work, work);
    line.current = turn.catch(() => undefined);
    return turn;
  }, []);
  const balance = useCallback(async () => {
    const balances = await get<Balances>(`/v1/payments/bank-accounts/${account}/reconciliation?on=${on}`).catch(() => null);
    if (balances) step({ do: "balance", balances });
  }, [account, on]);
  const load = useCallback(async () => {
    const [page, balances] = await Promise.all([
      get<{ items: BankLine[] }>(linesPath(account)),
      get<Balances>(`/v1/payments/bank-accounts/${account}/reconciliation?on=${on}`),
    ]);
    step({ do: "load", lines: page.items, balances });
  }, [account, on]);

  const settle = async (settled: BankLine, kind: "accepted" | "ignored", body: unknown): Promise<void> => {
    step({ do: "settle", line: settled, kind });
    const verb = kind === "accepted" ? "accept" : "ignore";
    try {
      await inTurn(() => send({ method: "POST", path: `${LINES}/${settled.id}/${verb}`, body }));
      await balance();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { problem } = error;
      step({ do: "fail", line: settled, why: wordsOf(problem) });
      tellProblem(problem, () => void settle(settled, kind, body));
    }
  };
  const does: Does = {
    accept: (one, how) => settle(one, "accepted", how),
    ignore: (one, note) => settle(one, "ignored", { note }),
    undo: async () => {
      const last = held.current.done.at(-1);
      if (!last) {
        tell({ tone: "good", title: t("nothingToUndo") });
        return;
      }
      const path = `${LINES}/${last.line.id}/${last.kind === "accepted" ? "undo" : "reopen"}`;
      try {
        const body = last.kind === "accepted" ? {} : undefined;
        const line = await inTurn(() => send<BankLine>({ method: "POST", path, body }));
        step({ do: "restore", line });
        tell({ tone: "good", title: t("undone") });
        await balance();
      } catch (error) {
        if (error instanceof ProblemError) tellProblem(error.problem, () => void does.undo());
      }
    },
    propose: async () => {
      try {
        const body = { bank_account_id: account };
        const reply = await send<{ lines: number; proposed: number }>({ method: "POST", path: `${LINES}/propose`, body });
        tell({ tone: "good", title: t("proposed", { proposed: reply.proposed, lines: reply.lines }) });
        await load();
      } catch (error) {
        if (error instanceof ProblemError) tellProblem(error.problem, () => void does.propose());
      }
    },
    acceptSure: async (lines) => {
      try {
        const body = { lines: lines.map((one) => ({ line_id: one.id })) };
        const reply = await saidHere(await send<BulkReply>({ method: "POST", path: `${LINES}/accept`, body }));
        for (const one of lines) step({ do: "settle", line: one, kind: "accepted" });
        for (const { row, problem } of reply.rows) {
          const refused = lines[row];
          if (problem && refused) step({ do: "fail", line: refused, why: wordsOf(problem) });
        }
        tell({ tone: reply.refused > 0 ? "bad" : "good", title: t("acceptedMany", { done: reply.done, refused: reply.refused }) });
        await balance();
      } catch (error) {
        if (error instanceof ProblemError) tellProblem(error.problem, () => void does.acceptSure(lines));
      }
    },
  };
  return { desk, step, does };
}
