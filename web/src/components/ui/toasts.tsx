"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Problem } from "@/lib/api/problem";

export interface Toast {
  tone: "good" | "bad";
  title: string;
  detail?: string;
  /** Tried again under the same idempotency key. */
  retry?: () => void;
}

const EVENT = "erp-toast";

/** Tell the reader something, from anywhere in the browser. */
export function tell(toast: Toast): void {
  window.dispatchEvent(new CustomEvent<Toast>(EVENT, { detail: toast }));
}

/** Tell what the API refused, and offer to try again where that can help. */
export function tellProblem(problem: Problem, retry?: () => void): void {
  const mayPass = problem.status === 0 || problem.status >= 500 || problem.status === 429;
  tell({ tone: "bad", title: problem.title, detail: problem.detail, retry: mayPass ? retry : undefined });
}

export function Toasts() {
  const t = useTranslations("common");
  const [shown, setShown] = useState<(Toast & { id: number })[]>([]);
  useEffect(() => {
    let last = 0;
    const add = (event: Event) => {
      const id = ++last;
      const toast = (event as CustomEvent<Toast>).detail;
      setShown((all) => [...all.slice(-3), { ...toast, id }]);
      if (toast.tone === "good") {
        setTimeout(() => setShown((all) => all.filter((one) => one.id !== id)), 5000);
      }
    };
    window.addEventListener(EVENT, add);
    return () => window.removeEventListener(EVENT, add);
  }, []);
  const close = (id: number) => setShown((all) => all.filter((one) => one.id !== id));
  return (
    <div aria-live="polite" className="no-print pointer-events-none fixed inset-x-3 bottom-32 z-50 flex flex-col items-end gap-2 sm:bottom-20">
      {shown.map((toast) => (
        <div
          key={toast.id}
          className={`pointer-events-auto w-full max-w-sm rounded-md border border-rule p-3 shadow-lg ${toast.tone === "bad" ? "bg-bad-soft text-bad" : "bg-good-soft text-good"}`}
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{toast.title === "offline" ? t("offline") : toast.title}</p>
              {toast.detail ? <p className="text-sm">{toast.detail}</p> : null}
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
