"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRef, useState, type DragEvent } from "react";
import { Became } from "@/components/ui/became";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { inputClass } from "@/components/ui/field";
import { tellProblem } from "@/components/ui/toasts";
import { send } from "@/lib/api/client";
import { ProblemError, type Problem } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { isZero } from "@/lib/format/decimal";
import { apart } from "@/lib/format/apart";
import { amount, day } from "@/lib/format/format";
import { reasonOf, type Coded } from "@/lib/format/reasons";
import { CsvQuestion, type CsvReading } from "./csv-reading";

interface Imported {
  format: string;
  dry_run: boolean;
  lines: number;
  new: number;
  notices: Coded[];
  statements: {
    id: string | null;
    bank_account_id: string;
    account: string;
    number: string;
    opened: string | null;
    closed: string | null;
    opening: string | null;
    closing: string | null;
    difference: string;
    lines: number;
    new: number;
  }[];
}

/** What the file does not say, or not rightly; nothing leaves it to the file. */
interface Said {
  account: string;
  format: string;
  csv: CsvReading;
}

const FORMATS = ["camt053", "mt940", "ofx", "csv"] as const;

/**
 * A bank's file: looked through first, then taken. Lines that are known already are not added, and
 * a statement that does not tie is only taken on purpose.
 */
export function StatementImport({
  accounts,
  account: chosen,
}: {
  accounts: readonly { id: string; name: string }[];
  account: string;
}) {
  const t = useTranslations();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>({ account: chosen, format: "", csv: {} });
  const [accepts, setAccepts] = useState(false);
  const [report, setReport] = useState<Imported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const sendOnce = useSend();
  const asked = useRef(0);

  const run = async (from: File, dry: boolean, difference: boolean, about = said): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const form = new FormData();
    form.set("file", from);
    form.set("dry_run", String(dry));
    form.set("accepts_difference", String(difference));
    if (about.account) form.set("bank_account_id", about.account);
    if (about.format) form.set("format", about.format);
    if (Object.keys(about.csv).length > 0) form.set("columns", JSON.stringify(about.csv));
    // Only the newest question's answer is shown: an earlier one was about another account or format.
    const turn = (asked.current += 1);
    try {
      const found = await (dry ? send : sendOnce)<Imported>({ method: "POST", path: "/v1/payments/statements/import", form });
      if (turn === asked.current) setReport(found);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (turn !== asked.current) return;
      if (error.problem.status === 0 || error.problem.status >= 500) tellProblem(error.problem, () => void run(from, dry, difference, about));
      setReport(null);
      setProblem(error.problem);
    } finally {
      if (turn === asked.current) setBusy(false);
    }
  };
  const take = (files: FileList | null) => {
    const one = files?.[0];
    if (!one) return;
    setFile(one);
    setAccepts(false);
    // How the last file was read says nothing about this one.
    const about = { ...said, csv: {} };
    setSaid(about);
    void run(one, true, false, about);
  };
  /** What was found was of another account or format: the file is looked through once more. */
  const change = (changed: Partial<Said>) => {
    const about = { ...said, ...changed };
    setSaid(about);
    setReport(null);
    if (file) void run(file, true, accepts, about);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const isDifference = problem?.type.endsWith("statement-untied") ?? false;
  return (
    <div className="max-w-3xl space-y-4">
      <div className="grid gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-2">
        <label className="text-sm font-medium">
          {t("fields.bank_account")}
          <select
            value={said.account}
            aria-invalid={problem?.pointer === "/body/bank_account_id" || undefined}
            onChange={(event) => change({ account: event.target.value })}
            className={`${inputClass} mt-1`}
          >
            <option value="">{t("bank.asTheFileSays")}</option>
            {accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm font-medium">
          {t("bank.format")}
          <select value={said.format} onChange={(event) => change({ format: event.target.value })} className={`${inputClass} mt-1`}>
            <option value="">{t("bank.foundOut")}</option>
            {FORMATS.map((one) => (
              <option key={one} value={one}>
                {t(`bank.formats.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={`block cursor-pointer rounded-md border border-dashed p-8 text-center text-sm focus-within:border-accent sm:col-span-2 ${over ? "border-accent bg-accent-soft" : "border-rule"}`}
        >
          <span className="block font-medium">{file ? file.name : t("bank.dropStatement")}</span>
          <span className="text-quiet">{t("bank.dropHint")}</span>
          <input
            type="file"
            className="sr-only"
            accept=".xml,.sta,.mt940,.940,.ofx,.qfx,.csv,.txt"
            onChange={(event) => {
              take(event.target.files);
              // The same file chosen once more is a choice, too.
              event.target.value = "";
            }}
          />
        </label>
      </div>
      {busy ? (
        <p role="status" className="text-sm text-quiet">
          {t("bank.reading")}
        </p>
      ) : null}
      {problem && file ? (
        <div role="alert" className="rounded-md bg-bad-soft p-4 text-bad">
          <p className="font-semibold">{problem.title}</p>
          {problem.asks === "columns" ? null : (
            <p className="text-sm" lang={problem.language && "en"}>
              {problem.detail}
            </p>
          )}
          {typeof problem.asks === "string" ? (
            <CsvQuestion
              problem={problem}
              reading={said.csv}
              onSay={(csv) => setSaid({ ...said, csv })}
              onCheck={() => void run(file, true, accepts)}
            />
          ) : (
            <div className="mt-3 flex flex-wrap items-center gap-3">
              {isDifference ? (
                <>
                  <label className="flex items-center gap-2 text-sm">
                    <input type="checkbox" checked={accepts} onChange={(event) => setAccepts(event.target.checked)} />
                    {t("bank.acceptDifference")}
                  </label>
                  <ClientButton disabled={!accepts} onClick={() => void run(file, true, true)}>
                    {t("bank.checkAgain")}
                  </ClientButton>
                </>
              ) : (
                <ClientButton onClick={() => void run(file, true, accepts)}>{t("bank.checkAgain")}</ClientButton>
              )}
            </div>
          )}
        </div>
      ) : null}
      {report && file ? (
        <Report report={report} busy={busy} onImport={() => void run(file, false, accepts)} />
      ) : null}
    </div>
  );
}

function Report({ report, busy, onImport }: { report: Imported; busy: boolean; onImport: () => void }) {
  const all = useTranslations();
  const t = useTranslations("bank");
  const locale = useLocale();
  const known = report.lines - report.new;
  const first = report.statements[0];
  return (
    <section aria-live="polite" className="space-y-3 rounded-md border border-rule bg-panel p-4">
      <p className="font-semibold">
        {report.new === 0
          ? t("nothingNew", { count: report.lines })
          : t(report.dry_run ? "wouldAdd" : "added", { count: report.new })}
      </p>
      {report.new > 0 && known > 0 ? <p className="text-sm text-quiet">{t("known", { count: known })}</p> : null}
      <ul className="space-y-2 text-sm">
        {report.statements.map((one, n) => (
          <li key={n} className="rounded border border-rule p-2">
            <span className="font-medium">
              {apart(one.account, one.number)}
            </span>{" "}
            <span className="text-quiet">
              {[one.opened, one.closed].map((date) => (date ? day(date, locale) : "…")).join(" – ")}
            </span>
            <br />
            {one.opening !== null && one.closing !== null ? (
              <span className="tabular-nums">
                <Became from={amount(one.opening, locale)} to={amount(one.closing, locale)} /> ·{" "}
              </span>
            ) : null}
            {t("linesOf", { count: one.new, lines: one.lines })}
            {isZero(one.difference) ? null : (
              <span className="block text-warn">{t("differs", { amount: amount(one.difference, locale) })}</span>
            )}
          </li>
        ))}
      </ul>
      {report.notices.length > 0 ? (
        <ul className="list-disc ps-5 text-sm text-warn">
          {report.notices.map((notice) => (
            <li key={notice.reason}>{reasonOf(notice, all, locale, "bank.notices")}</li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {report.dry_run && report.new > 0 ? (
          <ClientButton look="primary" busy={busy} onClick={onImport}>
            {t("importNow", { count: report.new })}
          </ClientButton>
        ) : null}
        {!report.dry_run && first ? (
          <Link href={`/bank/${first.bank_account_id}/reconcile`} className={buttonClass("primary")}>
            {t("reconcileNow")}
          </Link>
        ) : null}
        <Link href="/bank/statements" className={buttonClass()}>
          {t("toStatements")}
        </Link>
      </div>
    </section>
  );
}
