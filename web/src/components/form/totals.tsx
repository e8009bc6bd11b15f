"use client";

import { useLocale, useTranslations } from "next-intl";
import { money } from "@/lib/format/format";
import type { Reckoned } from "./use-preview";

/** What the document comes to, as the API reckons it while it is typed. */
export function Totals({
  totals,
  reckoned,
  currency,
}: {
  totals?: readonly { key: string; label: string }[];
  reckoned: Reckoned;
  currency: string;
}) {
  const t = useTranslations("fields");
  const locale = useLocale();
  const found = reckoned.totals;
  if (!totals || !found) return null;
  return (
    <dl
      aria-live="polite"
      aria-busy={reckoned.isStale}
      data-testid="totals"
      className="flex flex-wrap gap-x-5 gap-y-1 text-sm"
    >
      {totals.map(({ key, label }) => (
        <div key={key} className="flex gap-2">
          <dt className="text-quiet">{t(label)}</dt>
          <dd className="font-semibold">
            {found[key] === undefined || currency.length !== 3 ? "–" : money(String(found[key]), currency, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
