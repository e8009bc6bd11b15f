import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { may } from "@/lib/permissions/permissions";
import type { Beginning } from "./data";
import { STEPS } from "./work";

/** What a fresh company does first, with what is done ticked off. */
export async function GettingStarted({ done, permissions }: { done: Beginning; permissions: string[] }) {
  const t = await getTranslations("home");
  const steps = STEPS.filter((step) => may(permissions, step.permission));
  const count = steps.filter((step) => done[step.key]).length;
  const next = steps.find((step) => !done[step.key]);
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="beginning" className="rounded-md border border-rule bg-panel p-5">
      <h2 id="beginning" className="text-lg font-semibold">
        {t("steps.title")}
      </h2>
      <p className="mt-1 text-sm text-quiet">{t("steps.progress", { count, all: steps.length })}</p>
      <div aria-hidden="true" className="mt-3 h-2 overflow-hidden rounded bg-page">
        <div className="h-full bg-good" style={{ width: `${Math.round((count / steps.length) * 100)}%` }} />
      </div>
      <ol className="mt-4 divide-y divide-rule">
        {steps.map((step) => {
          const isDone = done[step.key];
          return (
            <li key={step.key} className="flex items-start gap-3 py-3">
              <span
                aria-hidden="true"
                className={`mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border text-xs ${isDone ? "border-transparent bg-good text-panel" : "border-quiet"}`}
              >
                {isDone ? "✓" : ""}
              </span>
              <div className="min-w-0 flex-1">
                <Link
                  href={step.href}
                  prefetch={false}
                  className={`font-medium hover:underline ${isDone ? "text-quiet" : "text-accent"}`}
                  aria-current={step === next ? "step" : undefined}
                >
                  {t(`steps.${step.key}.title`)}
                </Link>
                {isDone ? <span className="sr-only"> ({t("steps.done")})</span> : null}
                <p className="text-sm text-quiet">{t(`steps.${step.key}.text`)}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
