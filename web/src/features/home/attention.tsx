import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { screenOf } from "@/components/report/addresses";
import { Badge } from "@/components/ui/badge";
import { money } from "@/lib/format/format";
import type { Dashboard, Waiting } from "./data";
import { TONES } from "./work";

/** What wants attention: how many, how much, and the way there. */
export async function Attention({
  dashboard,
  work,
  currency,
}: {
  dashboard: Dashboard | null;
  work: Waiting[];
  currency: string;
}) {
  const [t, locale] = await Promise.all([getTranslations("home"), getLocale()]);
  const rows = [
    ...(dashboard?.attention ?? []).map((one) => ({
      key: one.key,
      name: t.has(`attention.${one.key}`) ? t(`attention.${one.key}`) : one.title,
      count: one.count,
      amount: one.amount,
      href: screenOf(one.address) ?? "/",
      tone: TONES[one.key] ?? ("accent" as const),
    })),
    ...work.map((one) => ({ ...one, name: t(`attention.${one.key}`), amount: null })),
  ];
  return (
    <section aria-labelledby="attention" className="rounded-md border border-rule bg-panel p-4">
      <h2 id="attention" className="mb-2 font-semibold">
        {t("attention.title")}
      </h2>
      {rows.length === 0 ? <p className="text-sm text-quiet">{t("attention.nothing")}</p> : null}
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li key={row.key}>
            <Link href={row.href} prefetch={false} className="-mx-2 flex items-center gap-3 rounded px-2 py-2 text-sm hover:bg-accent-soft">
              <Badge tone={row.tone}>{new Intl.NumberFormat(locale).format(row.count)}</Badge>
              <span className="min-w-0 flex-1">{row.name}</span>
              {row.amount ? <span className="tabular-nums text-quiet">{money(row.amount, currency, locale)}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
