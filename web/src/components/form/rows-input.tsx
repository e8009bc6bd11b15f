"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import type { FieldDefinition, Values } from "./definition";
import { brought, FormField } from "./form-field";

/** Several of the same, such as addresses: each a small form, added and taken away. */
export function RowsInput({
  id,
  field,
  rows,
  errors,
  onChange,
}: {
  id: string;
  field: FieldDefinition;
  rows: readonly Values[];
  errors: Record<string, string>;
  onChange: (rows: Values[]) => void;
}) {
  const t = useTranslations();
  const frame = useRef<HTMLDivElement>(null);
  const fields = field.fields ?? [];
  const label = t(`fields.${field.label ?? field.key}`);
  const focus = (n: number) =>
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-row="${n}"] :is(input,select,textarea)`)?.focus(),
    );
  const add = () => {
    onChange([...rows, Object.fromEntries(fields.flatMap((one) => (one.initial === undefined ? [] : [[one.key, one.initial]])))]);
    focus(rows.length);
  };
  const remove = (n: number) => {
    onChange(rows.filter((_, place) => place !== n));
    if (rows.length > 1) focus(Math.max(0, n - 1));
    else frame.current?.querySelector<HTMLElement>("button")?.focus();
  };
  const set = (n: number, more: Values) => onChange(rows.map((row, place) => (place === n ? { ...row, ...more } : row)));
  const wide = fields.length > 3;
  return (
    <div ref={frame} role="group" aria-label={label} className="space-y-3">
      {errors[id] ? (
        <p role="alert" className="text-sm text-bad">
          <Reason text={errors[id]} />
        </p>
      ) : null}
      {rows.map((row, n) => (
        <div
          key={n}
          data-row={n}
          role="group"
          aria-label={`${label} ${n + 1}`}
          className={`grid gap-3 rounded-md border border-rule p-3 ${wide ? "sm:grid-cols-2 lg:grid-cols-4" : "sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]"}`}
        >
          {fields.map((one) => (
            <div key={one.key} className={one.kind === "rows" || one.wide ? "col-span-full" : ""}>
              <FormField
                id={`${id}.${n}.${one.key}`}
                field={one}
                values={row}
                errors={errors}
                onChange={(value, record) => set(n, { [one.key]: value, ...brought(one, row, record) })}
              />
            </div>
          ))}
          <div className="flex items-end">
            <ClientButton look="quiet" aria-label={t("form.removeRow", { what: label, row: n + 1 })} onClick={() => remove(n)}>
              {t("form.remove")}
            </ClientButton>
          </div>
        </div>
      ))}
      <ClientButton onClick={add}>{t("form.addRow", { what: label })}</ClientButton>
    </div>
  );
}
