import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { ActionBar } from "@/components/form/action-bar";
import { holds, type ActionDefinition } from "@/components/form/definition";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { day, money } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import { OPEN_YEAR, PERIOD_ACTIONS, SET_LOCKS, YEAR_ACTIONS } from "./actions";
import { dayAfter, type Period, type Settings, type Year } from "./model";

/** Years and months: what is closed, what is locked, and the ways to change either. */
export async function PeriodsPage() {
  const [t, locale, who, years, periods, settings] = await Promise.all([
    getTranslations(),
    getLocale(),
    me(),
    read<Year[]>("/v1/ledger/years"),
    read<{ items: Period[] }>("/v1/ledger/periods", { sort: "-starts", limit: 500 }),
    read<Settings>("/v1/ledger/settings"),
  ]);
  const allowed = (actions: readonly ActionDefinition[]) => actions.filter((one) => may(who.permissions, one.permission));
  const last = [...years].sort((one, other) => one.ends.localeCompare(other.ends)).at(-1);
  const next = last ? dayAfter(last.ends) : `${new Date().getUTCFullYear()}-01-01`;
  const shown = (date: string | null) => (date ? day(date, locale) : t("periods.none"));
  return (
    <>
      <PageTitle title={t("periods.title")}>
        <ButtonLink href="/periods/trace" look="quiet">
          {t("lists.closings.title")}
        </ButtonLink>
        <ActionBar actions={allowed([OPEN_YEAR])} record={{ next }} />
        <ButtonLink href="/month-close" look="primary">
          {t("close.title")}
        </ButtonLink>
      </PageTitle>
      <section aria-labelledby="locks" className="mb-5 flex flex-wrap items-center gap-x-8 gap-y-3 rounded-md border border-rule bg-panel p-4">
        <h2 id="locks" className="font-semibold">
          {t("periods.locks")}
        </h2>
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
          <div>
            <dt className="text-xs text-quiet">{t("fields.soft_lock")}</dt>
            <dd>{shown(settings.soft_lock)}</dd>
          </div>
          <div>
            <dt className="text-xs text-quiet">{t("fields.hard_lock")}</dt>
            <dd>{shown(settings.hard_lock)}</dd>
          </div>
        </dl>
        <div className="ms-auto">
          <ActionBar actions={allowed([SET_LOCKS])} record={{ ...settings }} />
        </div>
      </section>
      {years.length === 0 ? <EmptyState title={t("periods.empty")} text={t("periods.emptyHint")} /> : null}
      {[...years].reverse().map((year) => {
        const record = { ...year, is_closed: year.closed_at !== null };
        return (
          <section key={year.id} aria-label={`${t("periods.year")} ${year.name}`} className="mb-5 rounded-md border border-rule bg-panel">
            <div className="flex flex-wrap items-center gap-3 border-b border-rule p-4">
              <h2 className="text-lg font-semibold">
                {t("periods.year")} {year.name}
              </h2>
              <State closed={year.closed_at !== null} />
              {year.result ? (
                <span className="text-sm">
                  {t("periods.result")}: {money(year.result, settings.currency, locale)}
                </span>
              ) : null}
              <div className="ms-auto">
                <ActionBar actions={allowed(YEAR_ACTIONS).filter((one) => holds(one.when, record))} record={record} />
              </div>
            </div>
            <ul className="divide-y divide-rule">
              {periods.items
                .filter((period) => period.year_id === year.id)
                .map((period) => (
                  <PeriodRow key={period.id} period={period} actions={allowed(PERIOD_ACTIONS)} />
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

async function State({ closed }: { closed: boolean }) {
  const t = await getTranslations("status");
  return <Badge tone={closed ? "neutral" : "accent"}>{t(closed ? "closed" : "open")}</Badge>;
}

async function PeriodRow({ period, actions }: { period: Period; actions: readonly ActionDefinition[] }) {
  const locale = await getLocale();
  const record = { ...period, is_closed: period.closed_at !== null };
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2">
      <Link href={`/month-close?period=${period.id}`} className="w-24 font-medium text-accent hover:underline">
        {period.name}
      </Link>
      <span className="text-sm text-quiet">
        {day(period.starts, locale)} – {day(period.ends, locale)}
      </span>
      <State closed={period.closed_at !== null} />
      <div className="ms-auto">
        <ActionBar actions={actions.filter((one) => holds(one.when, record))} record={record} />
      </div>
    </li>
  );
}
