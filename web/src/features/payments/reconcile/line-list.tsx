"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { compared } from "@/lib/format/decimal";
import { day, money } from "@/lib/format/format";
import type { BankLine } from "./model";

/** How sure a proposal is, in words and colour: measured, not guessed. */
export function Confidence({ value }: { value: string | null }) {
  const t = useTranslations("reconcile");
  if (value === null) return <span className="rounded border border-rule px-1.5 py-0.5 text-xs text-quiet">{t("noProposal")}</span>;
  const percent = Math.round(Number(value) * 100);
  const tone = percent >= 95 ? "bg-good-soft text-good" : percent >= 75 ? "bg-warn-soft text-warn" : "bg-bad-soft text-bad";
  return <span className={`rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tone}`}>{t("sure", { percent })}</span>;
}

export function Money({ line }: { line: Pick<BankLine, "amount" | "currency"> }) {
  const locale = useLocale();
  const isIn = compared(line.amount, "0") > 0;
  return <span className={`tabular-nums ${isIn ? "text-good" : ""}`}>{money(line.amount, line.currency, locale)}</span>;
}

/** The lines that are left, the one in hand marked. */
export function LineList({
  lines,
  at,
  problems,
  onGo,
}: {
  lines: readonly BankLine[];
  at: number;
  problems: Readonly<Record<string, string>>;
  onGo: (to: number) => void;
}) {
  const t = useTranslations("reconcile");
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ol ref={list} aria-label={t("linesLeft")} className="max-h-[62dvh] overflow-y-auto rounded-md border border-rule bg-panel">
      {lines.map((line, n) => (
        <li key={line.id} className="border-b border-rule last:border-0">
          <button
            type="button"
            aria-current={n === at ? "true" : undefined}
            onClick={() => onGo(n)}
            className="block w-full border-s-4 border-transparent px-3 py-2 text-start hover:bg-accent-soft aria-[current]:border-accent aria-[current]:bg-accent-soft"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate font-medium"><bdi>{line.party || line.text || t("noText")}</bdi></span>
              <Money line={line} />
            </span>
            <span className="flex items-center justify-between gap-3 text-xs text-quiet">
              <span className="truncate">
                {day(line.dated, locale)} · <bdi>{line.text}</bdi>
              </span>
              {problems[line.id] ? (
                <span className="shrink-0 rounded bg-bad-soft px-1.5 py-0.5 text-bad">{t("refused")}</span>
              ) : (
                <Confidence value={line.confidence} />
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
