"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import type { FieldDefinition, Values } from "./definition";

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * Somebody saved this record meanwhile: what both changed stands side by side, and the reader
 * chooses. What only one of them changed is kept without asking.
 */
export function Merge({
  fields,
  start,
  mine,
  theirs,
  onClose,
  onMerged,
}: {
  fields: readonly FieldDefinition[];
  start: Values;
  mine: Values;
  theirs: Values;
  onClose: () => void;
  onMerged: (values: Values) => void;
}) {
  const t = useTranslations();
  const differs = (key: string, a: Values, b: Values) => said(a[key]) !== said(b[key]);
  const disputed = fields.filter((field) => differs(field.key, start, theirs) && differs(field.key, mine, theirs));
  const [taken, setTaken] = useState<Record<string, "mine" | "theirs">>({});
  const choose = (key: string, whose: "mine" | "theirs") => setTaken((held) => ({ ...held, [key]: whose }));
  const finish = () => {
    const merged: Values = { ...mine };
    for (const field of disputed) {
      const isMine = taken[field.key] === "mine" || (taken[field.key] === undefined && differs(field.key, mine, start));
      if (!isMine) merged[field.key] = theirs[field.key];
    }
    onMerged(merged);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("form.conflict")} wide>
      <p className="mb-3 text-sm text-quiet">{t("form.conflictText")}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule text-start">
            <th scope="col" className="py-2 text-start">{t("form.field")}</th>
            <th scope="col" className="py-2 text-start">{t("form.mine")}</th>
            <th scope="col" className="py-2 text-start">{t("form.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {disputed.map((field) => (
            <tr key={field.key} className="border-b border-rule">
              <th scope="row" className="py-2 text-start font-medium">{t(`fields.${field.label ?? field.key}`)}</th>
              {(["mine", "theirs"] as const).map((whose) => {
                const held = taken[field.key] ?? (differs(field.key, mine, start) ? "mine" : "theirs");
                return (
                  <td key={whose} className="py-2 pe-3">
                    <label className="flex items-center gap-2">
                      <input
                        type="radio"
                        name={`merge-${field.key}`}
                        checked={held === whose}
                        onChange={() => choose(field.key, whose)}
                      />
                      {said((whose === "mine" ? mine : theirs)[field.key])}
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-4 flex justify-end gap-2">
        <ClientButton onClick={onClose}>{t("form.cancel")}</ClientButton>
        <ClientButton look="primary" onClick={finish}>
          {t("form.saveMerged")}
        </ClientButton>
      </div>
    </Dialog>
  );
}
