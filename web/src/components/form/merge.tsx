"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Became } from "@/components/ui/became";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { writtenDay } from "@/lib/format/days";
import { writtenDecimal } from "@/lib/format/typing";
import { wordFor } from "@/lib/format/words";
import { NUMBER_KINDS, type DocumentDefinition, type Values } from "./definition";
import { decided, threeWay, type Dispute } from "./three-way";

/**
 * Somebody saved this record meanwhile. What only one of the two changed is kept without asking,
 * and said; what both changed stands side by side, and the reader chooses.
 */
export function Merge({
  definition,
  start,
  mine,
  theirs,
  onClose,
  onMerged,
}: {
  definition: DocumentDefinition;
  start: Values;
  mine: Values;
  theirs: Values;
  onClose: () => void;
  onMerged: (values: Values) => void;
}) {
  const t = useTranslations();
  const merged = useMemo(() => threeWay(definition, start, mine, theirs), [definition, start, mine, theirs]);
  const [choices, setChoices] = useState<Record<string, "mine" | "theirs">>({});
  const said = useSaid();
  const named = (one: Dispute) => {
    const label = one.path === definition.lines?.key ? t("form.lines") : t(`fields.${one.field.label ?? one.field.key}`);
    return one.line ? t("form.ofLine", { row: one.line, field: label }) : label;
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("form.conflict")} wide>
      {merged.disputes.length > 0 ? (
        <>
          <p className="mb-3 text-sm text-quiet">{t("form.conflictText")}</p>
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-rule">
                {(["field", "before", "mine", "theirs"] as const).map((head) => (
                  <th key={head} scope="col" className="py-2 pe-3 text-start">
                    {t(`form.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {merged.disputes.map((one) => (
                <tr key={one.path} className="border-b border-rule align-top">
                  <th scope="row" className="py-2 pe-3 text-start font-medium">
                    {named(one)}
                  </th>
                  <td className="py-2 pe-3 text-quiet">{said(one, "start")}</td>
                  {(["mine", "theirs"] as const).map((whose) => (
                    <td key={whose} className="py-2 pe-3">
                      <label className="flex items-start gap-2">
                        <input
                          type="radio"
                          name={`merge-${one.path}`}
                          checked={(choices[one.path] ?? "mine") === whose}
                          onChange={() => setChoices((held) => ({ ...held, [one.path]: whose }))}
                          className="mt-0.5"
                        />
                        <span className="break-words">{said(one, whose)}</span>
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="mb-3 text-sm">{t("form.noDispute")}</p>
      )}
      {merged.taken.length > 0 ? (
        <section className="mt-4 text-sm">
          <h3 className="font-semibold">{t("form.takenOver")}</h3>
          <ul className="mt-1 list-disc ps-5">
            {merged.taken.map((one) => (
              <li key={one.path}>
                {named(one)}: <Became from={said(one, "start")} to={said(one, "theirs")} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="mt-4 flex justify-end gap-2">
        <ClientButton onClick={onClose}>{t("form.cancel")}</ClientButton>
        <ClientButton look="primary" onClick={() => onMerged(decided(merged, choices))}>
          {t("form.saveMerged")}
        </ClientButton>
      </div>
    </Dialog>
  );
}

/** A value in words: a choice by its name, several lines by their number. */
function useSaid() {
  const t = useTranslations();
  const locale = useLocale();
  return (one: Dispute, whose: "start" | "mine" | "theirs"): string => {
    const value = one[whose];
    if (value === null || value === undefined || value === "") return "–";
    if (one.field.kind === "boolean") return t(value ? "common.yes" : "common.no");
    if (one.field.kind === "choice") return wordFor(t, one.field.key, String(value));
    if (one.field.kind === "date") return writtenDay(String(value), locale);
    if (NUMBER_KINDS.has(one.field.kind)) return writtenDecimal(String(value), locale);
    if (!Array.isArray(value)) return String(value);
    if (value.every((each) => typeof each !== "object")) return value.join(", ") || "–";
    const words = value.map((each) =>
      Object.entries(each as Values)
        .filter(([key, part]) => !key.includes("__") && !/(^|_)id$/.test(key) && typeof part === "string" && part)
        .map(([, part]) => String(part))
        .slice(0, 5)
        .join(" "),
    );
    return words.slice(0, 6).join("; ") + (words.length > 6 ? " …" : "");
  };
}
