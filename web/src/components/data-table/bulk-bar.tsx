"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { tell, tellProblem } from "@/components/ui/toasts";
import { newKey, send } from "@/lib/api/client";
import { ProblemError, type Problem } from "@/lib/api/problem";
import type { BulkAction } from "./definition";

interface BulkReply {
  done: number;
  refused: number;
  rows: { row: number; status: number; problem: Problem | null }[];
}

/** What can be done with the chosen rows, and what came of each. */
export function BulkBar({
  actions,
  ids,
  onDone,
}: {
  actions: readonly BulkAction[];
  ids: string[];
  onDone: () => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (action: BulkAction, key: string): Promise<void> => {
    setBusy(action.label);
    try {
      const reply = await send<BulkReply>({ method: "POST", path: action.path, body: { ids }, key });
      const reasons = reply.rows.flatMap((row) => (row.problem ? [row.problem.detail ?? ""] : []));
      tell({
        tone: reply.refused > 0 ? "bad" : "good",
        title: t("table.bulkDone", { done: reply.done, refused: reply.refused }),
        detail: [...new Set(reasons)].slice(0, 3).join(" "),
      });
      onDone();
      router.refresh();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void run(action, key));
    } finally {
      setBusy(null);
    }
  };
  return (
    <div role="toolbar" aria-label={t("table.bulk")} className="mb-2 flex flex-wrap items-center gap-2">
      <span className="text-sm">{t("table.chosen", { count: ids.length })}</span>
      {actions.map((action) => (
        <ClientButton
          key={action.label}
          look={action.danger ? "danger" : "plain"}
          busy={busy === action.label}
          onClick={() => void run(action, newKey())}
        >
          {t(`actions.${action.label}`)}
        </ClientButton>
      ))}
    </div>
  );
}
