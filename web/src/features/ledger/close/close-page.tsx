import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { first, type Search } from "@/components/data-table/definition";
import { ActionBar } from "@/components/form/action-bar";
import type { ActionDefinition, Values } from "@/components/form/definition";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { apart } from "@/lib/format/apart";
import { day } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import { PERIOD_ACTIONS } from "../periods/actions";
import type { Period, Settings } from "../periods/model";
import { SEAL } from "../seal/seal-page";
import { factsOf } from "./facts";
import { missingRates, stepsOf, type Step } from "./steps";

const RUN_REVALUE: ActionDefinition = {
  label: "revalue",
  permission: "ledger.entries.post",
  method: "POST",
  path: "/v1/ledger/revaluations",
  warning: "revalue",
  sends: { on: "{ends}" },
};

const SET_SOFT_LOCK: ActionDefinition = {
  label: "setSoftLock",
  permission: "ledger.periods.close",
  method: "PUT",
  path: "/v1/ledger/locks",
  warning: "softLockMonth",
  sends: { soft_lock: "{ends}", hard_lock: "{hard_lock}", reason: "{name}" },
  sendsVersion: true,
};

const RUNS: Record<NonNullable<Step["runs"]>, ActionDefinition | undefined> = {
  revalue: RUN_REVALUE,
  seal: SEAL,
  closePeriod: PERIOD_ACTIONS.find((one) => one.label === "closePeriod"),
  setSoftLock: SET_SOFT_LOCK,
};

/** Closing a month, step by step: what is done, what is left, and the key to each. */
export async function ClosePage({ search }: { search: Search }) {
  const [t, locale, who, all, settings] = await Promise.all([
    getTranslations(),
    getLocale(),
    me(),
    read<{ items: Period[] }>("/v1/ledger/periods", { sort: "starts", limit: 500 }),
    read<Settings>("/v1/ledger/settings"),
  ]);
  const periods = all.items;
  const asked = first(search.period);
  const period = asked ? periods.find((one) => one.id === asked) : (periods.find((one) => one.closed_at === null) ?? periods.at(-1));
  if (!period) {
    if (asked) notFound();
    return (
      <>
        <PageTitle title={t("close.title")} />
        <EmptyState title={t("periods.empty")} text={t("periods.emptyHint")} />
      </>
    );
  }
  const facts = await factsOf(period, settings);
  const steps = stepsOf(facts);
  const left = steps.filter((step) => step.state === "todo").length;
  const place = periods.indexOf(period);
  const recordFor = (step: Step): Values =>
    step.runs === "setSoftLock" ? { ...settings, ends: period.ends, name: period.name } : { ...period };
  return (
    <>
      <PageTitle
        title={`${t("close.title")} ${apart(period.name)}`}
        about={
          <Badge tone={left === 0 ? "good" : "warn"}>{left === 0 ? t("close.allDone") : t("close.left", { count: left })}</Badge>
        }
      >
        <nav aria-label={t("close.months")} className="flex gap-3 text-sm">
          {[periods[place - 1], periods[place + 1]].map((one) =>
            one ? (
              <Link key={one.id} href={`/month-close?period=${one.id}`} className="text-accent hover:underline">
                {one.name}
              </Link>
            ) : null,
          )}
        </nav>
      </PageTitle>
      <p className="mb-4 text-sm text-quiet">
        {day(period.starts, locale)} – {day(period.ends, locale)}
      </p>
      <ol className="divide-y divide-rule rounded-md border border-rule bg-panel">
        {steps.map((step, n) => {
          const action = step.runs ? RUNS[step.runs] : undefined;
          const canRun = action !== undefined && may(who.permissions, action.permission);
          return (
            <li key={step.key} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
              <Mark state={step.state} n={n + 1} label={t(`close.states.${step.state}`)} />
              <div className="min-w-0 flex-1 basis-60">
                <h2 className="font-medium">{t(`close.steps.${step.key}.title`)}</h2>
                <p className="text-sm text-quiet">
                  {t(`close.steps.${step.key}.text`, { count: step.count, currencies: missingRates(facts).join(", ") })}
                </p>
              </div>
              {step.href ? (
                <Link href={step.href} className="text-sm text-accent hover:underline">
                  {t("close.look")}
                  <span className="sr-only"> {t(`close.steps.${step.key}.title`)}</span>
                </Link>
              ) : null}
              {canRun ? <ActionBar actions={[action]} record={recordFor(step)} /> : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}

const TONES: Record<Step["state"], string> = {
  done: "bg-good-soft text-good",
  todo: "bg-bad-soft text-bad",
  look: "bg-warn-soft text-warn",
};

function Mark({ state, n, label }: { state: Step["state"]; n: number; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} className={`grid size-8 shrink-0 place-items-center rounded-full font-semibold ${TONES[state]}`}>
      {state === "done" ? "✓" : n}
    </span>
  );
}
