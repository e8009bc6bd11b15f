import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";
import { REPORTS } from "./definitions";

/** All reports by what they are about, each with what it answers. */
export async function ReportsIndex() {
  const t = await getTranslations("reports");
  const groups = [...new Set(REPORTS.map((report) => report.group))];
  return (
    <>
      <PageTitle title={t("title")} />
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
        {groups.map((group) => (
          <section key={group} aria-label={t(`groups.${group}`)} className="rounded-md border border-rule bg-panel p-4">
            <h2 className="mb-2 font-semibold">{t(`groups.${group}`)}</h2>
            <ul className="space-y-1">
              {REPORTS.filter((report) => report.group === group).map((report) => (
                <li key={report.id}>
                  <Link href={`/reports/${report.id}`} prefetch={false} className="-mx-2 block rounded px-2 py-1.5 hover:bg-accent-soft">
                    <span className="font-medium text-accent">{t(`names.${report.id}`)}</span>
                    <span className="block text-sm text-quiet">{t(`about.${report.id}`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
