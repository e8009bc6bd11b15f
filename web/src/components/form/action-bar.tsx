"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Look } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { tell, tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { filled } from "@/lib/format/format";
import { wire } from "./body";
import { holds, type ActionDefinition, type Values } from "./definition";
import { filledValues } from "./template";

/** Loaded when something is first asked: whoever only reads does not pay for the form engine. */
const ActionDialog = dynamic(() => import("./action-dialog").then((all) => all.ActionDialog), { ssr: false });

/** How many buttons stand in the open; the others are a menu away. */
const OPEN = 3;

/** What can be done with a record now; an action may ask for a few things first. */
export function ActionBar({ actions, record }: { actions: readonly ActionDefinition[]; record: Values }) {
  const t = useTranslations();
  const [asking, setAsking] = useState<ActionDefinition | null>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  const { run, busy } = useAction(record, () => setAsking(null));
  const plain = (action: ActionDefinition) => void run(action, {}, () => plain(action));
  const begin = (action: ActionDefinition) => {
    if (menu.current) menu.current.open = false;
    if (action.asks || action.confirm || action.warning) setAsking(action);
    else plain(action);
  };
  const ordered = [...actions].sort((a, b) => rank(a) - rank(b));
  const button = (action: ActionDefinition, look: Look = action.look ?? "plain", wide = "") => (
    <ClientButton key={action.label} look={look} busy={busy === action.label} onClick={() => begin(action)} className={wide}>
      {t(`actions.${action.label}`)}
    </ClientButton>
  );
  const inOpen = ordered.length <= OPEN + 1 ? ordered : ordered.slice(0, OPEN);
  const inMenu = ordered.slice(inOpen.length);
  return (
    <>
      {inOpen.map((action) => button(action))}
      {inMenu.length > 0 ? (
        <details ref={menu} data-menu="" className="relative max-sm:static">
          <summary className="inline-flex min-h-9 cursor-pointer list-none items-center rounded-md border border-rule bg-panel px-3 text-sm font-medium hover:bg-accent-soft">
            {t("form.more")} ▾
          </summary>
          <div className="absolute end-0 z-30 mt-1 flex w-56 max-sm:inset-x-3 max-sm:w-auto flex-col rounded-md border border-rule bg-raised p-1 shadow-lg">
            {inMenu.map((action) => button(action, action.look === "danger" ? "danger" : "quiet", "w-full !justify-start"))}
          </div>
        </details>
      ) : null}
      {asking ? <ActionDialog key={asking.label} action={asking} record={record} run={run} busy={busy !== null} onClose={() => setAsking(null)} /> : null}
    </>
  );
}

function rank(action: ActionDefinition): number {
  return action.look === "primary" ? 0 : action.look === "danger" ? 2 : 1;
}

/** Runs an action with its answers; gives what is wrong with them, or null where it is done. A notice offers to do it again. */
export type Run = (action: ActionDefinition, answers: Values, again: () => void) => Promise<Record<string, string> | null>;

/** Runs an action; what asked is closed once it is done, at the first try or a later one. */
function useAction(record: Values, onDone: () => void): { run: Run; busy: string | null } {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const [busy, setBusy] = useState<string | null>(null);
  const run: Run = async (action, answers, again) => {
    setBusy(action.label);
    try {
      const reply = await send<Values | null>({
        method: action.method,
        path: filled(action.path, record),
        body: action.method === "DELETE" ? undefined : bodyFor(action, answers, record),
        version: action.sendsVersion ? (record.version as number) : undefined,
      });
      tell({ tone: "good", title: t("form.done") });
      onDone();
      if (action.to) router.push(filled(action.to, { ...record, ...(reply ?? {}) }));
      router.refresh();
      return null;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, again, action.asks);
      // What is gone meanwhile must not stay in sight, to be tried again.
      if (error.problem.status === 404) router.refresh();
      return byField(error.problem);
    } finally {
      setBusy(null);
    }
  };
  return { run, busy };
}

/** What is asked, and what the definition sends besides. */
function bodyFor(action: ActionDefinition, answers: Values, record: Values): Values {
  const body: Values = {};
  for (const field of action.asks ?? []) {
    if (!holds(field.when, answers)) continue;
    const value = wire(field, answers[field.key]);
    if (value !== undefined) body[field.key] = value;
  }
  return { ...body, ...(filledValues(action.sends ?? {}, { ...record, ...body }) as Values) };
}
