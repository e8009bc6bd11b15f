"use client";

import { useLocale, useTranslations } from "next-intl";
import { DecimalInput } from "@/components/ui/decimal-input";
import { Reason } from "@/components/ui/reason";
import { number } from "@/lib/format/format";
import { askedPortions } from "./body";
import type { FieldDefinition, Values } from "./definition";

/** So much of each line: the quantity that is left stands beside it, and nothing typed means all of it. */
export function Portions({
  id,
  field,
  record,
  value,
  errors,
  onChange,
}: {
  id: string;
  field: FieldDefinition;
  record: Values;
  value: Record<string, string> | undefined;
  /** By name: "lines" for the whole, "lines.0.quantity" for the first that was sent. */
  errors: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const of = field.portions;
  if (!of) return null;
  const lines = ((record[of.lines] as Values[] | undefined) ?? []).filter((line) => Number(line[of.left]) !== 0);
  const sent = askedPortions(value).map(([key]) => key);
  const wrong = (key: string) => errors[`${id}.${sent.indexOf(key)}.quantity`];
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t(`fields.${field.label ?? field.key}`)}</legend>
      <p id={`${id}-help`} className="mb-2 text-xs text-quiet">
        {t(`help.${field.help ?? "portions"}`)}
      </p>
      <ul className="max-h-[40dvh] space-y-2 overflow-y-auto">
        {lines.map((line, n) => {
          const key = String(line[of.id]);
          return (
            <li key={key} className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
              <label htmlFor={`${id}-${n}`} className="min-w-0 flex-1 truncate">
                {String(line.description ?? key)}
              </label>
              <span className="text-quiet whitespace-nowrap">
                {t(of.left === "quantity" ? "form.outOf" : "form.left", { quantity: number(String(line[of.left]), locale) })}
              </span>
              <span className="w-24">
              <DecimalInput
                id={`${id}-${n}`}
                autoComplete="off"
                aria-describedby={wrong(key) ? `${id}-help ${id}-${n}-error` : `${id}-help`}
                aria-invalid={(wrong(key) ?? errors[id]) ? true : undefined}
                value={value?.[key] ?? ""}
                onValue={(quantity) => onChange({ ...value, [key]: quantity })}
              />
              </span>
              {wrong(key) ? (
                <p id={`${id}-${n}-error`} role="alert" className="mt-1 w-full text-bad">
                  <Reason text={wrong(key) ?? ""} />
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      {errors[id] ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-sm text-bad">
          <Reason text={errors[id]} />
        </p>
      ) : null}
    </fieldset>
  );
}
