"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { LookupInput } from "@/components/form/lookup-input";
import { ClientButton } from "@/components/ui/client-button";
import { DecimalInput } from "@/components/ui/decimal-input";
import { inputClass } from "@/components/ui/field";
import { absolute, isZero } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { isOdd } from "@/lib/format/typing";
import { ItemSearch } from "../items/item-search";
import type { Acceptance, BankLine, Part } from "./model";
import { leftOf, partFor, sent } from "./parts";

/** What one wants to add first. */
export type Beginning = "document" | "account" | "credit";

/**
 * A line put together by hand: documents, accounts and a party's credit, in any mix that comes to
 * the line's amount. Ctrl+Enter books it, Escape goes back to the proposals.
 */
export function SplitEditor({
  line,
  start,
  beginning,
  mayWriteOff,
  onAccept,
  onClose,
}: {
  line: BankLine;
  start: readonly Part[];
  beginning: Beginning;
  mayWriteOff: boolean;
  onAccept: (how: Acceptance) => void;
  onClose: () => void;
}) {
  const t = useTranslations("reconcile");
  const form = useTranslations("form");
  const locale = useLocale();
  const [parts, setParts] = useState<readonly Part[]>(start);
  const [adds, setAdds] = useState<Beginning>(beginning);
  const [learn, setLearn] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const left = leftOf(line, parts);
  const isWhole = parts.length > 0 && isZero(left) && !parts.some((part) => isOdd(part.amount) || isOdd(part.write_off));
  const change = (n: number, values: Partial<Part>) =>
    setParts((held) => held.map((part, place) => (place === n ? { ...part, ...values } : part)));
  const add = (part: Part) => {
    setParts((held) => [...held, part]);
    requestAnimationFrame(() => {
      const fields = box.current?.querySelectorAll<HTMLInputElement>("[data-amount]");
      fields?.[fields.length - 1]?.select();
    });
  };
  const accept = () => {
    if (isWhole) onAccept({ parts: parts.map(sent), ...(learn.trim() ? { learn: learn.trim() } : {}) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      accept();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement && isWhole) {
      event.preventDefault();
      accept();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    }
  };
  const rest = { amount: left, write_off: "0", label: "" };
  const isOneAccount = parts.length === 1 && parts[0]?.kind === "account";
  return (
    <div ref={box} role="group" aria-label={t("split")} onKeyDown={press} className="space-y-3 rounded-md border border-rule bg-panel p-3">
      <h2 className="font-semibold">{t("split")}</h2>
      <ul className="space-y-2">
        {parts.map((part, n) => (
          <li key={n} className="grid grid-cols-[1fr_auto] gap-2 border-b border-rule pb-2 sm:grid-cols-[1fr_9rem_7rem_auto]">
            <div className="min-w-0 self-center text-sm">
              <span className="block text-xs text-quiet">{t(`kinds.${part.kind}`)}</span>
              <span className="block truncate font-medium">{part.name}</span>
            </div>
            <label className="text-xs text-quiet max-sm:col-start-1">
              {t("amount")}
              <DecimalInput data-amount="" value={part.amount} onValue={(amount) => change(n, { amount })} />
            </label>
            {part.kind === "document" && mayWriteOff ? (
              <label className="text-xs text-quiet max-sm:col-start-1">
                {t("writeOff")}
                <DecimalInput
                  value={part.write_off === "0" ? "" : part.write_off}
                  onValue={(given) => change(n, { write_off: given || "0" })}
                />
              </label>
            ) : part.kind === "account" ? (
              <label className="text-xs text-quiet max-sm:col-start-1">
                {t("label")}
                <input value={part.label} onChange={(event) => change(n, { label: event.target.value })} className={inputClass} />
              </label>
            ) : (
              <span className="max-sm:hidden" />
            )}
            <button
              type="button"
              aria-label={t("removePart", { name: part.name })}
              onClick={() => setParts((held) => held.filter((_, place) => place !== n))}
              className="self-end rounded px-2 py-1.5 hover:bg-bad-soft max-sm:col-start-2 max-sm:row-start-1 max-sm:self-start"
            >
              ×
            </button>
            {isOdd(part.amount) || isOdd(part.write_off) ? (
              <p role="alert" className="col-span-full text-xs text-bad">{form("notANumber")}</p>
            ) : null}
          </li>
        ))}
      </ul>
      <div role="group" aria-label={t("add")} className="flex flex-wrap gap-1">
        {(["document", "account", "credit"] as const).map((kind) => (
          <ClientButton key={kind} look={kind === adds ? "plain" : "quiet"} aria-pressed={kind === adds} onClick={() => setAdds(kind)}>
            {t(`kinds.${kind}`)}
          </ClientButton>
        ))}
      </div>
      {adds === "document" ? (
        <ItemSearch key="document" autoFocus label={t("findDocument")} onPick={(item) => add(partFor(item, line, parts))} />
      ) : (
        <PartLookup
          key={adds}
          kind={adds}
          onPick={(value, name) =>
            add(
              adds === "account"
                ? { ...rest, kind: "account", account: value, name }
                : { ...rest, kind: "credit", party_id: value, name },
            )
          }
        />
      )}
      {isOneAccount ? (
        <label className="block text-sm">
          {t("learn")}
          <input value={learn} placeholder={line.party || line.text} onChange={(event) => setLearn(event.target.value)} className={inputClass} />
          <span className="text-xs text-quiet">{t("learnHint")}</span>
        </label>
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p aria-live="polite" className={`me-auto text-sm ${isWhole ? "text-good" : "text-bad"}`}>
          {isWhole ? t("addsUp") : t("stillLeft", { amount: money(left, line.currency, locale), total: money(absolute(line.amount), line.currency, locale) })}
        </p>
        <ClientButton onClick={onClose}>{t("back")}</ClientButton>
        <ClientButton look="primary" disabled={!isWhole} onClick={accept}>
          {t("book")} <kbd className="text-xs">Ctrl ⏎</kbd>
        </ClientButton>
      </div>
    </div>
  );
}

/** An account or a party, picked by typing any part of its name. */
function PartLookup({ kind, onPick }: { kind: "account" | "credit"; onPick: (value: string, name: string) => void }) {
  const t = useTranslations("reconcile");
  const [round, setRound] = useState(0);
  return (
    <div key={round}>
      <LookupInput
        autoFocus
        aria-label={t(`kinds.${kind}`)}
        lookup={kind === "account" ? "accounts" : "parties"}
        value={null}
        onPick={(value, record) => {
          if (typeof value !== "string") return;
          setRound(round + 1);
          onPick(value, [value.length < 20 ? value : "", String(record?.name ?? "")].filter(Boolean).join(" "));
        }}
      />
    </div>
  );
}
