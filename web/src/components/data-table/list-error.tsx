"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ButtonLink } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { called } from "@/lib/api/field-names";
import { nameOf, type Problem } from "@/lib/api/problem";

/** What every list is asked, and so is no field of one. */
const OWN: ReadonlyMap<string, string> = new Map([
  ["q", "table.search"],
  ["limit", "table.pageSize"],
]);

/** What a list says that could not be read: which filter does not fit and why, or the API's own words. */
export function ListError({ problem, here }: { problem: Problem; here: string }) {
  const t = useTranslations();
  const router = useRouter();
  const [busy, start] = useTransition();
  const isAsked = problem.status === 422;
  const misfits = (problem.errors ?? []).map(({ pointer, detail }) => `${filterName(pointer, t)}: ${detail.trim()}`);
  return (
    <div role="alert" className="rounded-md border border-rule bg-bad-soft px-6 py-10 text-center text-bad">
      <p className="font-semibold">{problem.status === 403 ? t("errors.forbidden") : problem.title}</p>
      {misfits.length > 0 ? (
        <ul className="mx-auto mt-1 max-w-md text-sm">
          {misfits.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : (
        <p className="mx-auto mt-1 max-w-md text-sm" lang={problem.language && problem.detail && problem.status !== 403 ? "en" : undefined}>
          {problem.status === 403 ? t("errors.forbiddenText") : (problem.detail ?? t("errors.text"))}
        </p>
      )}
      <div className="mt-4 flex justify-center gap-2">
        {isAsked ? <ButtonLink href={here}>{t("table.clear")}</ButtonLink> : null}
        <ClientButton busy={busy} onClick={() => start(() => router.refresh())}>
          {t("common.retry")}
        </ClientButton>
      </div>
    </div>
  );
}

/** What the filter bar calls what is asked: "dated_from" is the date, "status.0" the status. */
function filterName(pointer: string, t: Parameters<typeof called>[1]): string {
  const name = nameOf(pointer).replace(/\.\d+$/, "");
  const own = OWN.get(name);
  return own ? t(own) : called(name.replace(/_(from|to|has)$/, ""), t);
}
