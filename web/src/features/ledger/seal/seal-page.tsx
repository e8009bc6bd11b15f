import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { ActionBar } from "@/components/form/action-bar";
import type { ActionDefinition } from "@/components/form/definition";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

interface Verdict {
  holds: boolean;
  sealed: number;
  unsealed: number;
  hash: string | null;
  breaks: { entry_id: string | null; number: string | null; place: number | null; problem: string }[];
}

interface Checks {
  holds: boolean;
  differences: { check: string; subject: string; found: string; kept: string; on: string | null }[];
}

export const SEAL: ActionDefinition = {
  label: "seal",
  permission: "ledger.seals.write",
  method: "POST",
  path: "/v1/ledger/seal",
  look: "primary",
};

/** Whether the books are as they were posted: the chain of seals recomputed, and the first break named. */
export async function SealPage() {
  const [t, who, verdict, checks] = await Promise.all([
    getTranslations(),
    me(),
    read<Verdict>("/v1/ledger/seal/verify"),
    readIfAllowed<Checks>("/v1/ledger/checks"),
  ]);
  const first = verdict.breaks[0];
  return (
    <>
      <PageTitle title={t("seal.title")}>
        <ButtonLink href="/seal">{t("seal.verifyAgain")}</ButtonLink>
        {may(who.permissions, SEAL.permission) ? <ActionBar actions={[SEAL]} record={{}} /> : null}
      </PageTitle>
      <section
        aria-label={t("seal.verdict")}
        className={`mb-5 rounded-md p-4 ${verdict.holds ? "bg-good-soft text-good" : "bg-bad-soft text-bad"}`}
      >
        <p className="text-lg font-semibold">{t(verdict.holds ? "seal.holds" : "seal.broken")}</p>
        {first ? (
          <p className="mt-1">
            {t("seal.firstBreak")}{" "}
            {first.entry_id ? (
              <Link href={`/entries/${first.entry_id}`} className="underline">
                {first.number ?? first.entry_id}
              </Link>
            ) : (
              (first.number ?? "")
            )}
            {first.place === null ? "" : ` (${t("seal.place", { place: first.place })})`}: {first.problem}
          </p>
        ) : null}
      </section>
      <dl className="mb-5 grid gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-3">
        <div>
          <dt className="text-xs text-quiet">{t("seal.sealed")}</dt>
          <dd>{verdict.sealed}</dd>
        </div>
        <div>
          <dt className="text-xs text-quiet">{t("seal.unsealed")}</dt>
          <dd>{verdict.unsealed}</dd>
        </div>
        <div className="min-w-0">
          <dt className="text-xs text-quiet">{t("seal.hash")}</dt>
          <dd className="font-mono text-xs break-all">{verdict.hash ?? "–"}</dd>
        </div>
      </dl>
      {verdict.breaks.length > 1 ? (
        <ul className="mb-5 list-disc space-y-1 ps-5 text-sm">
          {verdict.breaks.slice(1, 50).map((one, n) => (
            <li key={n}>
              {one.number}: {one.problem}
            </li>
          ))}
        </ul>
      ) : null}
      {checks ? (
        <section aria-labelledby="checks" className="rounded-md border border-rule bg-panel p-4">
          <h2 id="checks" className="mb-2 font-semibold">
            {t("seal.checks")}
          </h2>
          <p className={checks.holds ? "text-good" : "text-bad"}>{t(checks.holds ? "seal.checksHold" : "seal.checksFail")}</p>
          <ul className="mt-2 list-disc ps-5 text-sm">
            {checks.differences.slice(0, 50).map((one, n) => (
              <li key={n}>{t("seal.differs", { check: one.check, subject: one.subject, found: one.found, kept: one.kept })}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
