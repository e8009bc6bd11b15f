"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { inputClass } from "@/components/ui/field";
import { tellProblem } from "@/components/ui/toasts";
import { newKey, send } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";
import type { ImportDefinition, ImportReport } from "./definition";

/**
 * File, columns, check, result. The API guesses the mapping and checks every row in a dry run; the
 * reader mends the mapping, looks at what is wrong, and only then is anything written.
 */
export function ImportWizard({ definition }: { definition: ImportDefinition }) {
  const t = useTranslations();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState<ImportReport | null>(null);
  const [result, setResult] = useState<ImportReport | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef("");

  const run = async (chosen: File, dry: boolean, map?: Record<string, string>): Promise<void> => {
    setBusy(true);
    const form = new FormData();
    form.set("file", chosen);
    form.set("dry_run", String(dry));
    if (map) form.set("mapping", JSON.stringify(map));
    if (!dry) key.current ||= newKey();
    try {
      const report = await send<ImportReport>({
        method: "POST",
        path: definition.path,
        form,
        key: dry ? undefined : key.current,
      });
      if (dry) {
        setChecked(report);
        setMapping(report.mapping);
      } else if (report.error_count > 0) setChecked(report);
      else setResult(report);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, () => void run(chosen, dry, map));
    } finally {
      setBusy(false);
    }
  };
  const begin = (chosen: File | undefined) => {
    setChecked(null);
    setResult(null);
    setFile(chosen ?? null);
    key.current = "";
    if (chosen) void run(chosen, true);
  };
  const map = (field: string, heading: string) => {
    const next = { ...mapping };
    if (heading) next[field] = heading;
    else delete next[field];
    setMapping(next);
    setChecked((held) => held && { ...held, mapping: next });
  };
  if (result) {
    return (
      <div role="status" className="rounded-md border border-rule bg-panel p-6">
        <p className="font-semibold">{t("imports.done", { count: result.imported })}</p>
        <div className="mt-4 flex gap-2">
          <Link href={definition.home} className={buttonClass("primary")}>
            {t("imports.look")}
          </Link>
          <ClientButton onClick={() => begin(undefined)}>{t("imports.another")}</ClientButton>
        </div>
      </div>
    );
  }
  const missing = definition.fields.filter((field) => field.required && !mapping[field.key]);
  return (
    <div className="space-y-5">
      <label className="block max-w-lg text-sm">
        {t("imports.file")}
        <input
          type="file"
          accept=".csv,.txt,.xlsx"
          onChange={(event) => begin(event.target.files?.[0])}
          className={`${inputClass} mt-1`}
        />
      </label>
      {busy ? (
        <div role="status" className="text-sm text-quiet">
          {t("imports.working")}
          <progress className="ms-2 align-middle" />
        </div>
      ) : null}
      {checked && file ? (
        <>
          <section aria-labelledby="mapping" className="rounded-md border border-rule bg-panel p-4">
            <h2 id="mapping" className="mb-3 font-semibold">
              {t("imports.mapping")}
            </h2>
            <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {definition.fields.map((field) => (
                <label key={field.key} className="text-sm">
                  {t(`fields.${field.label ?? field.key}`)}
                  {field.required ? <span className="text-bad"> *</span> : null}
                  <select
                    value={mapping[field.key] ?? ""}
                    onChange={(event) => map(field.key, event.target.value)}
                    className={`${inputClass} mt-0.5`}
                  >
                    <option value="">{t("imports.leaveOut")}</option>
                    {checked.columns.map((heading) => (
                      <option key={heading}>{heading}</option>
                    ))}
                  </select>
                </label>
              ))}
            </div>
            {checked.unmapped.length > 0 ? (
              <p className="mt-3 text-sm text-quiet">
                {t("imports.unmapped")}: {checked.unmapped.join(", ")}
              </p>
            ) : null}
            <ClientButton className="mt-4" busy={busy} onClick={() => void run(file, true, mapping)}>
              {t("imports.check")}
            </ClientButton>
          </section>
          <Findings report={checked} />
          <ClientButton
            look="primary"
            busy={busy}
            disabled={checked.error_count > 0 || missing.length > 0}
            onClick={() => void run(file, false, mapping)}
          >
            {t("imports.import", { count: checked.rows })}
          </ClientButton>
        </>
      ) : null}
    </div>
  );
}

/** What is wrong with the file, cell by cell. */
function Findings({ report }: { report: ImportReport }) {
  const t = useTranslations("imports");
  if (report.error_count === 0) {
    return (
      <p role="status" className="rounded-md bg-good-soft p-3 text-sm text-good">
        {t("sound", { count: report.rows })}
      </p>
    );
  }
  return (
    <section aria-labelledby="findings" className="rounded-md border border-rule bg-panel p-4">
      <h2 id="findings" className="mb-2 font-semibold text-bad">
        {t("wrong", { count: report.error_count })}
      </h2>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule">
            <th scope="col" className="py-1 text-start">{t("row")}</th>
            <th scope="col" className="py-1 text-start">{t("column")}</th>
            <th scope="col" className="py-1 text-start">{t("what")}</th>
          </tr>
        </thead>
        <tbody>
          {report.errors.map((error, n) => (
            <tr key={n} className="border-b border-rule last:border-0">
              <td className="py-1 pe-4">{error.row}</td>
              <td className="py-1 pe-4">{error.column ?? error.field ?? "–"}</td>
              <td className="py-1">{error.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
