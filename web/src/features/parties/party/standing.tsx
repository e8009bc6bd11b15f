import { getTranslations } from "next-intl/server";
import { Cell } from "@/components/data-table/cell";
import { me, readIfAllowed } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";

interface Report {
  currency: string;
  rows: { key: string; cells: Record<string, { value: string | null } | undefined> }[];
}

/** Where a customer stands: what they owe, what of it is not due yet, and what they bought this year. */
export async function Standing({ id }: { id: string }) {
  const [t, who] = await Promise.all([getTranslations("fields"), me()]);
  if (!may(who.permissions, "reports.reports.read")) return null;
  const year = todayIn(who.company.time_zone).slice(0, 4);
  const [aged, sold] = await Promise.all([
    readIfAllowed<Report>("/v1/reports/aged-receivables", { party: id }),
    readIfAllowed<Report>("/v1/reports/sales", { by: "customer", starts: `${year}-01-01`, ends: `${year}-12-31` }),
  ]);
  const total = aged?.rows.find((row) => row.key === "total");
  const bought = sold?.rows.find((row) => row.key === id);
  const figures = [
    ["balance", total?.cells.total?.value ?? "0"],
    ["not_due", total?.cells.bucket_0?.value ?? "0"],
    ["turnover", bought?.cells.amount?.value ?? "0"],
  ] as const;
  return (
    <dl className="mb-5 grid gap-3 sm:grid-cols-3">
      {figures.map(([key, value]) => (
        <div key={key} className="rounded-md border border-rule bg-panel p-4">
          <dt className="text-xs text-quiet">{t(key)}</dt>
          <dd className="mt-1 text-lg font-semibold tabular-nums">
            <Cell column={{ key, kind: "amount", currency: "currency" }} row={{ [key]: value, currency: who.company.currency }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
