"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { Control } from "@/components/form/control";
import { keyed } from "@/components/form/grid-rows";
import { LineGrid } from "@/components/form/line-grid";
import type { LinesDefinition, Values } from "@/components/form/definition";
import { useGuard } from "@/components/form/use-guard";
import { ClientButton } from "@/components/ui/client-button";
import { DateInput } from "@/components/ui/date-input";
import { Field, inputClass, tied } from "@/components/ui/field";
import { Reason } from "@/components/ui/reason";
import { tell, tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { absolute, compared, isZero } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { useNewest } from "@/lib/use-newest";
import { balanceOf, isOddRow, linesOf, placed, reckoned, type EntryRow, type Rates } from "./balance";

const COLUMNS: LinesDefinition = {
  key: "lines",
  columns: [
    { key: "account", kind: "lookup", lookup: "accounts", width: 10, required: true },
    { key: "label", kind: "text", width: 8 },
    { key: "debit", kind: "decimal", width: 6 },
    { key: "credit", kind: "decimal", width: 6 },
    { key: "party_id", label: "party", kind: "lookup", lookup: "parties", width: 8 },
    { key: "due", kind: "date", width: 8 },
    { key: "currency", kind: "currency", width: 6.6 },
    { key: "dimension", label: "analytic", kind: "lookup", lookup: "dimensions", width: 7.2 },
  ],
  results: [{ key: "company", label: "inCompany" }],
};

export interface EntryStart {
  /** Of a draft that is edited. */
  id?: string;
  version?: number;
  dated: string;
  journal: string;
  memo: string;
  lines: EntryRow[];
}

/** What an entry is for: an ordinary one balances, opening balances take the rest themselves. */
export type EntryKind = "entry" | "opening";

/**
 * A journal entry, typed line by line: debits against credits in the company's currency, live. It
 * is kept as a draft, or posted once it balances.
 */
export function EntryForm({
  kind,
  start,
  home,
  mayPost,
  mayDraft,
}: {
  kind: EntryKind;
  start: EntryStart;
  home: string;
  mayPost: boolean;
  mayDraft: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [head, setHead] = useState({ dated: start.dated, journal: start.journal, memo: start.memo });
  const [rows, setRows] = useState<Values[]>(() => keyed(start.lines.length > 0 ? start.lines : [{}, {}]));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState<"post" | "draft" | null>(null);
  const [isWanted, setWanted] = useState(false);
  const send = useSend();
  const again = useRef<(how: "post" | "draft") => void>(null);
  /** The draft as it was kept last: what is tried again starts from there. */
  const kept = useRef({ said: "", version: start.version });
  const [isDirty, setDirty] = useState(false);
  const guard = useGuard(isDirty, "/entries");
  const form = useRef<HTMLFormElement>(null);
  const typedRows = rows as EntryRow[];
  const rates = useRates(typedRows, head.dated, home);
  const balance = useMemo(() => balanceOf(typedRows, home, rates), [typedRows, home, rates]);
  const results = useMemo(
    () => typedRows.map((row) => ({ company: row.currency ? reckoned(row, home, rates).amount : null })),
    [typedRows, home, rates],
  );
  const isOpening = kind === "opening";
  const isOdd = typedRows.some(isOddRow);
  const isEven = !isOdd && (isOpening ? !isZero(balance.debit) || !isZero(balance.credit) : isZero(balance.left) && !isZero(balance.debit));
  const change = useCallback((next: Values[]) => setRows(next), []);

  const keep = async (body: unknown): Promise<void> => {
    if (!start.id) return send({ method: "POST", path: "/v1/ledger/drafts", body });
    const said = JSON.stringify(body);
    if (said === kept.current.said) return;
    const { version } = await send<{ version: number }>({ method: "PUT", path: `/v1/ledger/drafts/${start.id}`, body, version: kept.current.version });
    kept.current = { said, version };
  };
  const post = async (body: Record<string, unknown>): Promise<{ id: string; number: string }> => {
    if (isOpening) {
      const { dated, memo, lines } = body;
      return send({ method: "POST", path: "/v1/ledger/opening-balances", body: { dated, memo, lines } });
    }
    if (!start.id) return send({ method: "POST", path: "/v1/ledger/entries", body });
    await keep(body);
    return send({ method: "POST", path: `/v1/ledger/drafts/${start.id}/post`, version: kept.current.version });
  };
  const save = async (how: "post" | "draft"): Promise<void> => {
    setBusy(how);
    setErrors({});
    const body = { ...head, lines: linesOf(typedRows, home, rates) };
    try {
      if (how === "post") {
        const posted = await post(body);
        tell({ tone: "good", title: t("entry.posted", { number: posted.number }) });
        router.push(`/entries/${posted.id}`);
      } else {
        await keep(body);
        tell({ tone: "good", title: t("form.saved") });
        router.push("/entries/drafts");
      }
      router.refresh();
    } catch (error) {
      setBusy(null);
      if (!(error instanceof ProblemError)) throw error;
      setErrors(placed(byField(error.problem), typedRows));
      tellProblem(error.problem, () => again.current?.(how));
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    }
  };
  useNewest(again, (how) => void save(how));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (mayPost && isEven) void save("post");
    else if (mayPost) setWanted(true);
    else if (mayDraft && !isOpening) void save("draft");
  };
  const shown = (value: string) => money(value, home, locale);
  const uneven = () => {
    if (isOdd) return t("form.notANumber");
    if (isZero(balance.left)) return t("entry.nothing");
    const isMoreDebit = compared(balance.debit, balance.credit) > 0;
    return t(isMoreDebit ? "entry.moreDebit" : "entry.moreCredit", { amount: shown(absolute(balance.left)) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={press} onInput={() => setDirty(true)} noValidate>
      <div className="mb-5 grid gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-3">
        <Field id="dated" label={t("fields.dated")} error={errors.dated} required>
          <DateInput
            {...tied("dated", undefined, errors.dated)}
            value={head.dated}
            onValue={(dated) => setHead((held) => ({ ...held, dated }))}
          />
        </Field>
        {isOpening ? null : (
          <Field id="journal" label={t("fields.journal")} error={errors.journal} required>
            <Control
              id="journal"
              field={{ key: "journal", kind: "lookup", lookup: "journals", required: true }}
              value={head.journal}
              error={errors.journal}
              onChange={(value) => setHead((held) => ({ ...held, journal: String(value ?? "") }))}
            />
          </Field>
        )}
        <Field id="memo" label={t("fields.memo")} error={errors.memo}>
          <input
            {...tied("memo", undefined, errors.memo)}
            value={head.memo}
            onChange={(event) => setHead((held) => ({ ...held, memo: event.target.value }))}
            className={inputClass}
          />
        </Field>
      </div>
      <section aria-label={t("form.lines")} className="mb-5">
        <LineGrid lines={COLUMNS} rows={rows} results={results} errors={errors} onChange={change} />
        {errors.lines || (isWanted && !isEven) ? (
          <p role="alert" className="mt-1 text-sm text-bad">
            <Reason text={errors.lines ?? uneven()} />
          </p>
        ) : null}
      </section>
      <div className="no-print sticky bottom-0 z-20 -mx-3 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-rule bg-panel p-3 md:-mx-5">
        <dl aria-live="polite" className="flex flex-wrap gap-x-5 text-sm">
          {(["debit", "credit"] as const).map((side) => (
            <div key={side} className="flex gap-2">
              <dt className="text-quiet">{t(`fields.${side}`)}</dt>
              <dd className="font-semibold tabular-nums">{shown(balance[side])}</dd>
            </div>
          ))}
          <div className="flex gap-2">
            <dt className="text-quiet">{t(isOpening ? "entry.toOpening" : "entry.left")}</dt>
            <dd className={`font-semibold tabular-nums ${isZero(balance.left) ? "text-good" : isOpening ? "" : "text-bad"}`}>
              {shown(balance.left)}
            </dd>
          </div>
        </dl>
        <div className="ms-auto flex flex-wrap gap-2">
          <ClientButton onClick={() => guard.leave(null)}>{t("form.cancel")}</ClientButton>
          {mayDraft && !isOpening ? (
            <ClientButton busy={busy === "draft"} onClick={() => void save("draft")}>
              {t("entry.keepDraft")}
            </ClientButton>
          ) : null}
          {mayPost ? (
            <ClientButton look="primary" type="submit" busy={busy === "post"} aria-keyshortcuts="Control+Enter">
              {t("entry.post")}
            </ClientButton>
          ) : null}
        </div>
      </div>
      {guard.question}
    </form>
  );
}

/** The rates of the currencies that are typed, on the entry's day. */
function useRates(rows: readonly EntryRow[], dated: string, home: string): Rates {
  const [rates, setRates] = useState<Rates>(new Map());
  const wanted = [...new Set(rows.map((row) => String(row.currency ?? "").toUpperCase()))]
    .filter((code) => code.length === 3 && code !== home)
    .sort()
    .join(",");
  useEffect(() => {
    if (!wanted || !dated) return;
    const stop = new AbortController();
    const ask = async (code: string) => {
      const page = await get<{ items: { rate: string }[] }>(
        `/v1/ledger/rates?currency=${code}&dated_to=${dated}&sort=-dated&limit=1`,
        stop.signal,
      );
      return [code, page.items[0]?.rate ?? ""] as const;
    };
    Promise.all(wanted.split(",").map(ask))
      .then((found) => setRates(new Map(found.filter(([, rate]) => rate))))
      .catch(() => undefined);
    return () => stop.abort();
  }, [wanted, dated]);
  return rates;
}
