"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { DateInput } from "@/components/ui/date-input";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field, inputClass } from "@/components/ui/field";
import { Reason } from "@/components/ui/reason";
import { tell, tellProblem } from "@/components/ui/toasts";
import { ProblemError, wordsOf } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { sum } from "@/lib/format/decimal";
import { day, money } from "@/lib/format/format";
import { useNewest } from "@/lib/use-newest";
import { keyOf, type OpenItem } from "./items";
import { pairsOf } from "./pairs";

/** Chosen open items settled against each other, by a payment, or given up. */
export function SettleForm({
  items,
  today,
  maySettle,
  mayPay,
  mayWriteOff,
}: {
  items: readonly OpenItem[];
  today: string;
  maySettle: boolean;
  mayPay: boolean;
  mayWriteOff: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [dated, setDated] = useState(today);
  const [memo, setMemo] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = useSend();
  const again = useRef<(what: "settle" | "write_off") => void>(null);
  const pairs = useMemo(() => pairsOf(items), [items]);
  const totals = [...new Set(items.map((item) => item.currency))].map((currency) => ({
    currency,
    open: sum(items.filter((item) => item.currency === currency).map((item) => item.open)),
  }));
  const act = async (what: "settle" | "write_off"): Promise<void> => {
    setBusy(what);
    setProblem(null);
    const body =
      what === "settle"
        ? { dated, pairs }
        : { dated, memo, allocations: items.map(({ entry_id, position }) => ({ entry_id, position })) };
    try {
      const path = what === "settle" ? "/v1/ledger/allocations" : "/v1/payments/write-offs";
      await send({ method: "POST", path, body });
      tell({ tone: "good", title: t("form.done") });
      router.push("/open-items");
      router.refresh();
    } catch (error) {
      setBusy(null);
      if (!(error instanceof ProblemError)) throw error;
      setProblem(wordsOf(error.problem));
      tellProblem(error.problem, () => again.current?.(what));
    }
  };
  useNewest(again, (what) => void act(what));
  const chosen = items.map(keyOf).join(",");
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-rule rounded-md border border-rule bg-panel">
        {items.map((item) => (
          <li key={keyOf(item)} className="flex flex-wrap justify-between gap-x-4 px-4 py-2">
            <span>
              <span className="font-medium"><bdi>{item.document ?? item.number}</bdi></span> · <bdi>{item.party_name}</bdi>
              <span className="ms-2 text-sm text-quiet">{day(item.due, locale)}</span>
            </span>
            <span className="tabular-nums">{money(item.open, item.currency, locale)}</span>
          </li>
        ))}
        {totals.map(({ currency, open }) => (
          <li key={currency} className="flex justify-between gap-4 px-4 py-2 font-semibold">
            <span>{t("fields.total")}</span>
            <span className="tabular-nums">
              {money(open, currency, locale)}
            </span>
          </li>
        ))}
      </ul>
      <div className="grid gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-2">
        <Field id="settle-dated" label={t("fields.dated")}>
          <DateInput id="settle-dated" value={dated} onValue={setDated} />
        </Field>
        <Field id="settle-memo" label={t("fields.memo")}>
          <input id="settle-memo" value={memo} onChange={(event) => setMemo(event.target.value)} className={inputClass} />
        </Field>
      </div>
      {problem ? (
        <p role="alert" className="rounded-md bg-bad-soft p-3 text-sm text-bad">
          <Reason text={problem} />
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {mayWriteOff ? (
          <ConfirmButton
            label={t("pay.writeOffRest")}
            text={t("pay.writeOffAsk", { amount: totals.map(({ currency, open }) => money(open, currency, locale)).join(" + "), count: items.length })}
            busy={busy === "write_off"}
            onConfirm={() => void act("write_off")}
          />
        ) : null}
        {mayPay ? (
          <Link href={`/payments/new?items=${encodeURIComponent(chosen)}`} className={buttonClass()}>
            {t("actions.payItems")}
          </Link>
        ) : null}
        {maySettle ? (
          <ClientButton look="primary" disabled={pairs.length === 0} busy={busy === "settle"} onClick={() => void act("settle")}>
            {t("pay.againstEachOther")}
          </ClientButton>
        ) : null}
      </div>
      {pairs.length === 0 ? <p className="text-end text-sm text-quiet">{t("pay.noPairs")}</p> : null}
    </div>
  );
}
