"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { called, type Named } from "@/lib/api/field-names";
import { onSuccess } from "@/lib/api/outcome";
import { nameOf, type Problem } from "@/lib/api/problem";
import { Reason } from "./reason";

export interface Toast {
  tone: "good" | "bad";
  title: string;
  detail?: string;
  /** What is wrong with which fields, by their names on the wire. */
  reasons?: readonly { name: string; text: string }[];
  /** The fields of the form that was sent, for their labels. */
  fields?: readonly Named[];
  /** What was asked for: when that succeeds, its refusal goes away. */
  asked?: string;
  /** Tried again under the same idempotency key. */
  retry?: () => void;
}

const EVENT = "erp-toast";

/** Tell the reader something, from anywhere in the browser. */
export function tell(toast: Toast): void {
  window.dispatchEvent(new CustomEvent<Toast>(EVENT, { detail: toast }));
}

/** Tell what the API refused, by the labels of the form, and offer to try again where that can help. */
export function tellProblem(problem: Problem, retry?: () => void, fields?: readonly Named[]): void {
  const mayPass = problem.status === 0 || problem.status >= 500 || problem.status === 429;
  const reasons = problem.errors?.map((one) => ({ name: nameOf(one.pointer), text: one.detail }));
  tell({
    tone: "bad",
    title: problem.title,
    detail: reasons?.length ? undefined : detailOf(problem),
    reasons,
    fields,
    asked: problem.asked,
    retry: mayPass ? retry : undefined,
  });
}

/** The API's English, marked as such below a title in another language. */
function detailOf(problem: Problem): string | undefined {
  return problem.detail && problem.language ? `\n${problem.detail}` : problem.detail;
}

/** As many reasons as a note has room for; the form shows all of them. */
const TOLD = 4;

export function Toasts() {
  const t = useTranslations("common");
  const [shown, setShown] = useState<(Toast & { id: number })[]>([]);
  useEffect(() => {
    let last = 0;
    const add = (event: Event) => {
      const id = ++last;
      const toast = (event as CustomEvent<Toast>).detail;
      const isAgain = (one: Toast) => one.asked !== undefined && one.asked === toast.asked;
      setShown((all) => [...all.filter((one) => !isAgain(one)).slice(-3), { ...toast, id }]);
      if (toast.tone === "good") {
        setTimeout(() => setShown((all) => all.filter((one) => one.id !== id)), 5000);
      }
    };
    window.addEventListener(EVENT, add);
    const stop = onSuccess((asked) => setShown((all) => all.filter((one) => one.asked !== asked)));
    return () => {
      window.removeEventListener(EVENT, add);
      stop();
    };
  }, []);
  const close = (id: number) => setShown((all) => all.filter((one) => one.id !== id));
  return (
    <div aria-live="polite" className="no-print pointer-events-none fixed inset-x-3 bottom-32 z-50 flex flex-col items-end gap-2 sm:bottom-20 sm:items-start">
      {shown.map((toast) => (
        <div
          key={toast.id}
          className={`pointer-events-auto w-full max-w-sm rounded-md border border-rule p-3 shadow-lg ${toast.tone === "bad" ? "bg-bad-soft text-bad" : "bg-good-soft text-good"}`}
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{toast.title === "offline" ? t("offline") : toast.title}</p>
              {toast.detail ? (
                <p className="text-sm">
                  <Reason text={toast.detail} />
                </p>
              ) : null}
              {toast.reasons?.length ? <Reasons toast={toast} /> : null}
            </div>
            {toast.retry ? (
              <button
                type="button"
                className="text-sm font-medium underline"
                onClick={() => {
                  close(toast.id);
                  toast.retry?.();
                }}
              >
                {t("retry")}
              </button>
            ) : null}
            <button type="button" aria-label={t("close")} onClick={() => close(toast.id)}>
              ×
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

function Reasons({ toast: { reasons = [], fields } }: { toast: Toast }) {
  const t = useTranslations();
  return (
    <ul className="text-sm">
      {reasons.slice(0, TOLD).map(({ name, text }, n) => (
        <li key={n}>
          {name ? <bdi>{called(name, t, fields)}: </bdi> : null}
          <Reason text={text} />
        </li>
      ))}
      {reasons.length > TOLD ? <li aria-hidden="true">…</li> : null}
    </ul>
  );
}
