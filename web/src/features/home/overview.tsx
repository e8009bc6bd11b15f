import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Bars } from "@/components/charts/bars";
import { Stacked } from "@/components/charts/stacked";
import { screenOf } from "@/components/report/addresses";
import { direction } from "@/i18n/locales";
import { money } from "@/lib/format/format";
import { change } from "./change";
import type { Dashboard, Figure } from "./data";

function Panel({ title, href, wide = false, children }: { title: string; href?: string; wide?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title} className={`rounded-md border border-rule bg-panel p-4 ${wide ? "lg:col-span-2" : ""}`}>
      <h2 className="mb-3 font-semibold">
        {href ? (
          <Link href={href} prefetch={false} className="hover:text-accent hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
      </h2>
      {children}
    </section>
  );
}

/** Cash, revenue and result, beside the same days of the month before. */
export async function Figures({ dashboard }: { dashboard: Dashboard }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {dashboard.figures.map((figure) => (
        <section key={figure.key} aria-label={t(`figures.${figure.key}`)} className="rounded-md border border-rule bg-panel p-4">
          <h2 className="text-sm text-quiet">{t(`figures.${figure.key}`)}</h2>
          <p className="mt-1 text-2xl font-semibold tabular-nums">
            <Link href={screenOf(figure.source) ?? "/reports"} prefetch={false} className="hover:text-accent hover:underline">
              {money(figure.amount, dashboard.currency, locale)}
            </Link>
          </p>
          <p className="mt-1 text-sm text-quiet">{said(figure)}</p>
        </section>
      ))}
    </div>
  );

  function said(figure: Figure): string {
    if (figure.before === null) return t("today");
    const moved = change(figure.amount, figure.before);
    const before = money(figure.before, dashboard.currency, locale);
    if (moved === null) return t("before", { before });
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });
    return t("changed", { before, change: percent.format(moved) });
  }
}

/** What the last twelve months earned and left. */
export async function Trend({ dashboard }: { dashboard: Dashboard }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const { currency } = dashboard;
  const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const first = dashboard.trend[0]?.starts;
  const href = `/reports/profit-and-loss?starts=${first}&ends=${dashboard.on}&split=month`;
  return (
    <Panel title={t("trend")} href={href} wide>
      <Bars
        title={t("trend")}
        rtl={direction(locale) === "rtl"}
        axis={(value) => compact.format(value)}
        names={{ row: t("month"), bar: t("revenue"), line: t("result") }}
        points={dashboard.trend.map((month) => {
          const starts = new Date(`${month.starts}T00:00:00Z`);
          return {
            label: short.format(starts),
            name: long.format(starts),
            bar: { value: month.revenue.amount, text: money(month.revenue.amount, currency, locale) },
            line: { value: month.result.amount, text: money(month.result.amount, currency, locale) },
          };
        })}
      />
    </Panel>
  );
}

const BUCKETS = ["not_due", "days_30", "days_60", "days_90", "older"] as const;

/** What is owed to the company, or by it, by how long it has been due. */
export async function Ages({ side, figures, currency }: { side: "receivables" | "payables"; figures: Figure[]; currency: string }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const [total, ...buckets] = figures;
  return (
    <Panel title={t(side)} href={`/reports/aged-${side}`}>
      <p className="mb-3 text-xl font-semibold tabular-nums">{money(total?.amount ?? "0", currency, locale)}</p>
      <Stacked
        title={t(side)}
        slices={buckets.map((bucket, n) => ({
          key: bucket.key,
          name: BUCKETS[n] ? t(`buckets.${BUCKETS[n]}`) : bucket.title,
          value: bucket.amount,
          text: money(bucket.amount, currency, locale),
          href: screenOf(bucket.source),
        }))}
      />
    </Panel>
  );
}

/** What is in each bank and cash account, in its own currency. */
export async function Banks({ dashboard }: { dashboard: Dashboard }) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  return (
    <Panel title={t("banks")} href="/reports/cash-position">
      {dashboard.banks.length === 0 ? <p className="text-sm text-quiet">{t("noBanks")}</p> : null}
      <ul className="divide-y divide-rule text-sm">
        {dashboard.banks.map((bank) => (
          <li key={`${bank.account}:${bank.currency}`} className="flex justify-between gap-3 py-1.5">
            <span>
              {bank.name} <span className="text-quiet">{bank.account}</span>
            </span>
            <Link href={screenOf(bank.source) ?? "/reports"} prefetch={false} className="inline-block min-h-6 leading-6 tabular-nums hover:text-accent hover:underline">
              {money(bank.amount, bank.currency, locale)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
