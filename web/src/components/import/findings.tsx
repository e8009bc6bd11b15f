"use client";

import { useLocale, useTranslations } from "next-intl";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import { amount } from "@/lib/format/format";
import type { ImportReport } from "./definition";
import { asCsv } from "./csv";

/** What is wrong with the file, cell by cell, to look at or to take along. */
export function Findings({ report, name, tells = [] }: { report: ImportReport; name: string; tells?: readonly string[] }) {
  const t = useTranslations("imports");
  const word = useTranslations("fields");
  const locale = useLocale();
  if (report.error_count === 0) {
    return (
      <p role="status" className="rounded-md bg-good-soft p-3 text-sm text-good">
        {t("sound", { count: report.rows })}
        {tells.map((key) => (
          <span key={key} className="block">
            {word(key)}: <bdi>{amount(String(report[key] ?? "0"), locale)}</bdi>
          </span>
        ))}
      </p>
    );
  }
  // A column that the file does not have is called as the mapping above calls it.
  const called = (field: string | null | undefined) => (field ? (word.has(field) ? word(field) : field) : "–");
  const rows = report.errors.map((error) => [String(error.row), error.column ?? called(error.field), error.detail]);
  const save = () => {
    const address = URL.createObjectURL(new Blob([asCsv([[t("row"), t("column"), t("what")], ...rows])], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name.replace(/\.\w+$/, "")}-errors.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="rounded-md border border-rule bg-panel p-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <div role="status">
          <h2 id="findings" className="font-semibold text-bad">
            {t("wrong", { count: report.error_count })}
          </h2>
        </div>
        <ClientButton onClick={save}>{t("saveErrors")}</ClientButton>
      </div>
      <div role="region" aria-labelledby="findings" tabIndex={0} className="max-h-[50dvh] overflow-auto">
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-panel">
            <tr className="border-b border-rule">
              <th scope="col" className="py-1 pe-4 text-start">{t("row")}</th>
              <th scope="col" className="py-1 pe-4 text-start">{t("column")}</th>
              <th scope="col" className="py-1 text-start">{t("what")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([row, column, what], n) => (
              <tr key={n} className="border-b border-rule last:border-0">
                <td className="py-1 pe-4">{row}</td>
                <td className="py-1 pe-4">{column}</td>
                <td className="py-1">
                  <Reason text={what ?? ""} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.error_count > report.errors.length ? (
        <p className="mt-2 text-xs text-quiet">{t("firstErrors", { count: report.errors.length })}</p>
      ) : null}
    </div>
  );
}
