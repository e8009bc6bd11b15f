"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Reason } from "@/components/ui/reason";
import { tell, tellProblem } from "@/components/ui/toasts";
import { ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { type BulkReply, bodyFor, refusalsOf, saidHere, type Refusal } from "./bulk";
import { identityOf, isIn, type BulkAction, type ListDefinition, type Row } from "./definition";

/** What can be done with the chosen rows, and what came of each. */
export function BulkBar({
  definition,
  actions,
  rows,
  onLeft,
}: {
  definition: ListDefinition;
  actions: readonly BulkAction[];
  /** The chosen ones. */
  rows: Row[];
  /** The rows that stay chosen: those that were refused. */
  onLeft: (ids: string[]) => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const run = async (action: BulkAction, able: Row[]): Promise<void> => {
    setBusy(action.label);
    setRefused([]);
    const ids = able.map((row) => identityOf(definition, row));
    try {
      const reply = await saidHere(await send<BulkReply>({ method: "POST", path: action.path, body: bodyFor(action, ids) }));
      const left = refusalsOf(reply, able, definition);
      setRefused(left);
      tell({
        tone: reply.refused > 0 ? "bad" : "good",
        title: t("table.bulkDone", { done: reply.done, refused: reply.refused }),
      });
      onLeft(left.map((one) => one.id));
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, () => void run(action, able));
    } finally {
      setBusy(null);
    }
  };
  const begin = (action: BulkAction) => {
    const able = rows.filter((row) => isIn(action.when, row));
    if (action.goes) {
      const ids = able.map((row) => identityOf(definition, row)).join(",");
      router.push(action.path.replace("{ids}", encodeURIComponent(ids)));
    } else void run(action, able);
  };
  return (
    <div className="mb-2">
      {rows.length > 0 ? (
        <div role="toolbar" aria-label={t("table.bulk")} className="flex flex-wrap items-center gap-2">
          <span className="text-sm">{t("table.chosen", { count: rows.length })}</span>
          {actions.map((action) => {
            const able = rows.filter((row) => isIn(action.when, row)).length;
            const shown = {
              look: action.danger ? ("danger" as const) : ("plain" as const),
              busy: busy === action.label,
              disabled: able === 0,
            };
            const label = `${t(`actions.${action.label}`)}${able < rows.length ? ` (${able})` : ""}`;
            return action.warning ? (
              <ConfirmButton key={action.label} {...shown} label={label} text={t(`help.${action.warning}`)} onConfirm={() => begin(action)} />
            ) : (
              <ClientButton key={action.label} {...shown} onClick={() => begin(action)}>
                {label}
              </ClientButton>
            );
          })}
        </div>
      ) : null}
      {refused.length > 0 ? (
        <section aria-label={t("table.refusedRows")} className="mt-2 rounded-md bg-bad-soft p-3 text-sm text-bad">
          <ul tabIndex={0} className="max-h-48 space-y-1 overflow-y-auto">
            {refused.map((one) => (
              <li key={one.id}>
                <span className="font-medium">{one.name}</span>: <Reason text={one.reason} />
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => setRefused([])} className="mt-2 underline">
            {t("common.close")}
          </button>
        </section>
      ) : null}
    </div>
  );
}
