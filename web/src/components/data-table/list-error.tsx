"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ButtonLink } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import type { Problem } from "@/lib/api/problem";

/** What a list says that could not be read: the API's own words, and what to do. */
export function ListError({ problem, here }: { problem: Problem; here: string }) {
  const t = useTranslations();
  const router = useRouter();
  const [busy, start] = useTransition();
  const isAsked = problem.status === 422;
  return (
    <div role="alert" className="rounded-md border border-rule bg-bad-soft px-6 py-10 text-center text-bad">
      <p className="font-semibold">{problem.status === 403 ? t("errors.forbidden") : problem.title}</p>
      <p className="mx-auto mt-1 max-w-md text-sm" lang={problem.language && problem.detail && problem.status !== 403 ? "en" : undefined}>
        {problem.status === 403 ? t("errors.forbiddenText") : (problem.detail ?? t("errors.text"))}
      </p>
      <div className="mt-4 flex justify-center gap-2">
        {isAsked ? <ButtonLink href={here}>{t("table.clear")}</ButtonLink> : null}
        <ClientButton busy={busy} onClick={() => start(() => router.refresh())}>
          {t("common.retry")}
        </ClientButton>
      </div>
    </div>
  );
}
