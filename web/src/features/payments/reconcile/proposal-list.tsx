"use client";

import { useLocale, useTranslations } from "next-intl";
import { Became } from "@/components/ui/became";
import { isZero } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { reasonOf } from "@/lib/format/reasons";
import { Confidence } from "./line-list";
import type { BankLine, Proposal } from "./model";

/** The ways in which a line could be settled, the surest first and chosen already. */
export function ProposalList({
  line,
  proposals,
  names,
  chosen,
  onChoose,
}: {
  line: BankLine;
  proposals: readonly Proposal[];
  names: ReadonlyMap<string, string>;
  chosen: number;
  onChoose: (n: number) => void;
}) {
  const all = useTranslations();
  const t = useTranslations("reconcile");
  const locale = useLocale();
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-sm font-semibold">{t("proposals")}</legend>
      {proposals.map((proposal, n) => (
        <label
          key={n}
          className={`block cursor-pointer rounded-md border p-3 ${n === chosen ? "border-accent bg-accent-soft" : "border-rule bg-panel"}`}
        >
          <span className="flex items-start gap-2">
            <input type="radio" name={`proposal-${line.id}`} checked={n === chosen} onChange={() => onChoose(n)} className="mt-1" />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2">
                <kbd className="rounded border border-rule px-1 text-xs">{n + 1}</kbd>
                <Confidence value={proposal.confidence} />
              </span>
              <span className="mt-1 block text-sm">
                <bdi>{reasonOf(proposal, all, locale)}</bdi>
              </span>
            </span>
          </span>
          {proposal.payment_id ? <span className="mt-2 block text-sm text-quiet">{t("confirmsPayment")}</span> : null}
          <span className="mt-2 block space-y-1">
            {proposal.parts.map((part, place) => (
              <span key={place} className="flex flex-wrap justify-between gap-x-4 text-sm">
                <span className="font-medium">
                  <bdi>{part.number || part.account || t("credit")}</bdi>
                  {part.party_id && names.has(part.party_id) ? (
                    <span className="font-normal text-quiet"> · <bdi>{names.get(part.party_id)}</bdi></span>
                  ) : null}
                </span>
                <span className="tabular-nums">
                  {part.settles && part.currency !== line.currency ? (
                    <Became from={money(part.amount, line.currency, locale)} to={money(part.settles, part.currency, locale)} />
                  ) : (
                    money(part.amount, line.currency, locale)
                  )}
                  {isZero(part.write_off) ? "" : ` · ${t("writeOff")} ${money(part.write_off, part.currency, locale)}`}
                </span>
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
