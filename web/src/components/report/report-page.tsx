import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { forbidden, redirect } from "next/navigation";
import { SavedViews } from "@/components/data-table/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, NO_BOOKS, query, readOrProblem } from "@/lib/api/server";
import { nameOf, ProblemError } from "@/lib/api/problem";
import { apart } from "@/lib/format/apart";
import { todayIn } from "@/lib/format/days";
import { Checks, type Check } from "./checks";
import { CompanyNotice } from "./company-notice";
import { CopyAddress, PrintButton } from "./copy-address";
import { askedOf, first, fromTheStart, type ReportDefinition, type Search } from "./definition";
import { firstMonth, ParameterBar } from "./parameter-bar";
import { periodOf } from "./periods";
import { ReportTable, type Column, type ReportRow } from "./report-table";
import { saidIn } from "./words";

interface Report {
  title: string;
  period: string;
  company: string;
  currency: string;
  columns: Column[];
  rows: ReportRow[];
  checks: Check[];
  next: string | null;
}

/** A whole report screen, out of its definition: parameters, table, checks, exports. */
export async function ReportPage({ definition, here, search }: { definition: ReportDefinition; here: string; search: Search }) {
  const [t, locale, who] = await Promise.all([getTranslations("reports"), getLocale(), me()]);
  const today = todayIn(who.company.time_zone);
  const isSource = definition.group === "sources";
  const assumed: Record<string, string> = isSource ? {} : { starts: periodOf("this_year", today).starts, ends: today, on: today };
  const asked = askedOf(definition, search, assumed);
  const lacks = (definition.account && !asked.account) || (definition.party === "required" && !asked.party);
  const [report, yearStarts] = await Promise.all([
    lacks ? null : readOrProblem<Report>(definition.path, asked),
    isSource ? 1 : firstMonth(),
  ]);
  if (report instanceof ProblemError && report.problem.status === 403) forbidden();
  if (report instanceof ProblemError && report.problem.type === NO_BOOKS) redirect("/setup");
  const title = t(`names.${definition.id}`);
  const look = (key: string, values?: Record<string, string>) => (t.has(`phrases.${key}`) ? t(`phrases.${key}`, values) : undefined);
  const called = (name: string) => (t.has(`asks.${name}`) ? t(`asks.${name}`) : name);
  const found = report instanceof ProblemError ? null : report;
  const whole = fromTheStart(asked);
  const shown = { ...whole, detail: search.detail };
  return (
    <article className="report">
      <nav aria-label={t("path")} className="no-print mb-1 text-sm">
        <Link href="/reports" className="text-accent hover:underline">
          {t("title")}
        </Link>
      </nav>
      <PageTitle title={title}>
        {isSource ? null : <SavedViews list={`report-${definition.id}`} />}
        {found
          ? (["csv", "xlsx", "pdf"] as const).map((format) => (
              <a key={format} href={`${definition.path}${query({ ...whole, format })}`} download className="inline-flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-accent-soft">
                {format.toUpperCase()}
              </a>
            ))
          : null}
        <PrintButton label={t("print")} />
        <CopyAddress company={who.company.id} label={t("copy")} copied={t("copied")} />
      </PageTitle>
      <CompanyNotice asked={first(search.company)} company={who.company} companies={who.companies} />
      {isSource ? null : <ParameterBar definition={definition} here={here} search={search} asked={asked} today={today} yearStarts={yearStarts} />}
      {found ? (
        <>
          <p className="mb-3 text-sm text-quiet">
            {apart(found.company, ...found.period.split(" | ").map((part) => saidIn(part.replace(/^At /, "").replace(/, by days since .*/, ""), locale, look)), found.currency)}
          </p>
          <Checks report={definition.id} checks={found.checks} />
          {found.rows.length === 0 ? (
            <EmptyState title={t("empty")} text={t("emptyHint")} />
          ) : (
            <ReportTable
              title={title}
              columns={found.columns}
              rows={definition.levels && first(search.detail) === "totals" ? found.rows.filter((row) => row.kind !== "line" || ["result", "carried"].includes(row.key)) : found.rows}
              sums={isSource ? "amount" : undefined}
              isPart={found.next !== null || asked.after !== undefined}
            />
          )}
          <nav aria-label={t("pages")} className="no-print mt-3 flex gap-2">
            {asked.after ? <ButtonLink href={`${here}${query(shown)}`}>{t("firstPage")}</ButtonLink> : null}
            {found.next ? <ButtonLink href={`${here}${query({ ...shown, after: found.next })}`}>{t("nextPage")}</ButtonLink> : null}
          </nav>
        </>
      ) : null}
      {lacks ? <EmptyState title={t(definition.account ? "chooseAccount" : "chooseParty")} text={t("chooseHint")} /> : null}
      {report instanceof ProblemError ? (
        <div role="alert" className="rounded-md bg-bad-soft p-4 text-bad">
          <p className="font-semibold">{report.problem.title}</p>
          {report.problem.errors?.length ? (
            <ul className="text-sm">
              {report.problem.errors.map((one) => (
                <li key={one.pointer}>
                  {called(nameOf(one.pointer))}: {one.detail}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm" lang={report.problem.language && "en"}>
              {report.problem.detail}
            </p>
          )}
        </div>
      ) : null}
    </article>
  );
}
