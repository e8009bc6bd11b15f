"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState, type DragEvent } from "react";
import { isEmpty, wire } from "@/components/form/body";
import type { Values } from "@/components/form/definition";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import { tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError, reasonsIn, wordsOf, type Problem } from "@/lib/api/problem";
import { upload } from "@/lib/api/upload";
import { useSend } from "@/lib/api/use-send";
import { filled } from "@/lib/format/format";
import { Asked } from "./asked";
import { asCsv } from "./csv";
import type { ImportDefinition, ImportReport } from "./definition";
import { Findings } from "./findings";
import { guess } from "./guess";
import { Mapping } from "./mapping";

/** What a report says of a file that was read, but not checked to its end. */
const UNREAD: ImportReport = { dry_run: true, rows: 0, imported: 0, error_count: 0, errors: [], columns: [], mapping: {}, unmapped: [] };

/**
 * File, columns, check, result. The API guesses the mapping by its own names, and this page what is
 * left by what headings are called in other languages; every row is checked in a dry run, and only
 * then is anything written, all of it or nothing.
 */
export function ImportWizard({ definition, said = {} }: { definition: ImportDefinition; said?: Values }) {
  const t = useTranslations("imports");
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [report, setReport] = useState<ImportReport | null>(null);
  const [checkedFor, setCheckedFor] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [result, setResult] = useState<ImportReport | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [asked, setAsked] = useState<Values>(said);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const uploadOnce = useSend(upload);
  const asks = definition.asks ?? [];
  const busy = share !== null;

  const ask = async (chosen: File, dry: boolean, map?: Record<string, string>): Promise<ImportReport> => {
    const form = new FormData();
    form.set("file", chosen);
    form.set("dry_run", String(dry));
    for (const field of asks) {
      const value = wire(field, asked[field.key]);
      if (value !== undefined) form.set(field.key, String(value));
    }
    if (map) form.set("mapping", JSON.stringify(map));
    setShare(0);
    try {
      const report = await (dry ? upload : uploadOnce)<ImportReport>({ method: "POST", path: definition.path, form, onProgress: setShare });
      return { ...report, errors: await reasonsIn(report.errors, document.documentElement.lang) };
    } finally {
      setShare(null);
    }
  };
  /** A file that a rule refuses was read nevertheless: its columns can still be mapped otherwise. */
  const look = async (chosen: File, map?: Record<string, string>): Promise<{ report: ImportReport; problem?: Problem }> => {
    try {
      return { report: await ask(chosen, true, map) };
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.problem.report) throw error;
      return { report: { ...UNREAD, ...error.problem.report }, problem: error.problem };
    }
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    setErrors({});
    setRefused(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => void run(work), asks);
    }
  };
  const check = (chosen: File, map?: Record<string, string>) =>
    run(async () => {
      let seen = await look(chosen, map);
      let used = seen.report.mapping;
      if (!map) {
        used = guess(definition.fields.map((field) => field.key), seen.report.columns, used);
        if (Object.keys(used).length > Object.keys(seen.report.mapping).length) seen = await look(chosen, used);
      }
      setMapping(used);
      setReport({ ...seen.report, mapping: used });
      setCheckedFor(seen.problem ? null : JSON.stringify([used, asked]));
      setRefused(seen.problem ?? null);
      setErrors(seen.problem ? byField(seen.problem) : {});
    });
  const write = (chosen: File) =>
    run(async () => {
      const done = await ask(chosen, false, mapping);
      if (done.error_count > 0) setReport({ ...done, mapping });
      else setResult(done);
    });
  const begin = (chosen: File | undefined) => {
    setReport(null);
    setCheckedFor(null);
    setResult(null);
    setFile(chosen ?? null);
    if (chosen && asks.every((field) => !field.required || !isEmpty(asked[field.key]))) void check(chosen);
  };
  if (result) return <Result result={result} home={filled(definition.home, result)} onAnother={() => begin(undefined)} />;
  const isChecked = checkedFor === JSON.stringify([mapping, asked]);
  const isMissing = definition.fields.some((field) => field.required && !mapping[field.key]);
  return (
    <div className="space-y-5">
      {asks.length > 0 ? (
        <Asked
          fields={asks}
          values={asked}
          errors={errors}
          onChange={setAsked}
        />
      ) : null}
      <FileDrop definition={definition} file={file} error={file && !report ? errors.file : undefined} onFile={begin} />
      {file && !report && !busy ? (
        <ClientButton look="primary" onClick={() => void check(file)}>
          {t("checkFirst")}
        </ClientButton>
      ) : null}
      {busy ? (
        <p role="status" className="text-sm text-quiet">
          {t(share !== null && share < 1 ? "uploading" : "working")}
          <progress aria-label={t("working")} value={share !== null && share < 1 ? share : undefined} className="ms-2 align-middle" />
        </p>
      ) : null}
      {report && file ? (
        <>
          {refused ? (
            <p role="alert" className="max-w-4xl rounded-md bg-bad-soft p-3 text-sm text-bad">
              <Reason text={wordsOf(refused)} />
            </p>
          ) : null}
          <Mapping
            definition={definition}
            report={report}
            mapping={mapping}
            isChecked={isChecked}
            busy={busy}
            onMap={setMapping}
            onCheck={() => void check(file, mapping)}
          />
          {isChecked ? <Findings report={report} name={file.name} tells={definition.tells} /> : null}
          <ClientButton
            look="primary"
            busy={busy}
            disabled={!isChecked || report.error_count > 0 || isMissing || report.rows === 0}
            onClick={() => void write(file)}
          >
            {t("import", { count: report.rows })}
          </ClientButton>
        </>
      ) : null}
    </div>
  );
}

function FileDrop({
  definition,
  file,
  error,
  onFile,
}: {
  definition: ImportDefinition;
  file: File | null;
  /** Why the file cannot be read at all. */
  error?: string;
  onFile: (file: File | undefined) => void;
}) {
  const t = useTranslations("imports");
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  const template = `data:text/csv;charset=utf-8,${encodeURIComponent(asCsv([definition.fields.map((field) => field.key)]))}`;
  return (
    <div className="max-w-2xl">
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`block cursor-pointer rounded-md border-2 border-dashed bg-panel p-6 text-center text-sm focus-within:border-accent ${over ? "border-accent" : "border-rule"}`}
      >
        <span className="block font-medium">{file ? file.name : t("file")}</span>
        <span className="mt-1 block text-quiet">{t("drop")}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          className="sr-only"
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      {error ? (
        <p role="alert" className="mt-2 rounded-md bg-bad-soft p-3 text-sm text-bad">
          <Reason text={error} />
        </p>
      ) : null}
      <p className="mt-2 text-sm">
        <a href={template} download={`${definition.id}.csv`} className="text-accent hover:underline">
          {t("template")}
        </a>
      </p>
    </div>
  );
}

function Result({ result, home, onAnother }: { result: ImportReport; home: string; onAnother: () => void }) {
  const t = useTranslations("imports");
  return (
    <div role="status" className="rounded-md border border-rule bg-panel p-6">
      <p className="font-semibold">{t("done", { count: result.imported })}</p>
      <div className="mt-4 flex gap-2">
        <Link href={home} className={buttonClass("primary")}>
          {t("look")}
        </Link>
        <ClientButton onClick={onAnother}>{t("another")}</ClientButton>
      </div>
    </div>
  );
}
