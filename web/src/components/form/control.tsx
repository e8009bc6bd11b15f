"use client";

import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { DecimalInput } from "@/components/ui/decimal-input";
import { inputClass, tied } from "@/components/ui/field";
import { wordFor } from "@/lib/format/words";
import type { FieldDefinition, Values } from "./definition";
import { LookupInput } from "./lookup-input";
import { TaxesInput } from "./taxes-input";

const TYPED: ReadonlySet<string> = new Set(["email", "password"]);
const CODES: Readonly<Record<string, number>> = { currency: 3, country: 2 };

/** The control of one field, by its kind. Numbers are decimal strings: they stay as exact as they were typed. */
export function Control({
  id,
  field,
  value,
  shown,
  error,
  onChange,
  className,
  label,
  inGrid = false,
}: {
  id: string;
  field: FieldDefinition;
  value: unknown;
  shown?: string;
  error?: string;
  onChange: (value: unknown, record?: Values | null) => void;
  className?: string;
  /** Where no visible label names the control. */
  label?: string;
  inGrid?: boolean;
}) {
  const t = useTranslations();
  const described = { ...tied(id, inGrid ? undefined : field.help, error), "aria-label": label };
  const names = { ...described, "aria-required": field.required ? (true as const) : undefined };
  const box = className ?? inputClass;
  const text = value === null || value === undefined ? "" : String(value);
  switch (field.kind) {
    case "lookup":
      return (
        <LookupInput
          {...names}
          lookup={field.lookup ?? "parties"}
          value={value}
          shown={shown}
          onPick={onChange}
          className={box}
          inGrid={inGrid}
          sole={field.sole}
        />
      );
    case "taxes":
      return <TaxesInput {...described} value={(value as string[] | null | undefined) ?? []} onChange={onChange} className={box} />;
    case "choice":
      return (
        <select {...names} value={text} onChange={(event) => onChange(event.target.value)} className={box}>
          {field.required && text ? null : <option value="">–</option>}
          {wordsOf(field, t).map(([choice, word]) => (
            <option key={choice} value={choice}>
              {word}
            </option>
          ))}
        </select>
      );
    case "boolean":
      return (
        <input
          {...names}
          type="checkbox"
          checked={Boolean(value)}
          onChange={(event) => onChange(event.target.checked)}
          className="size-5"
        />
      );
    case "checks":
      return <Checks names={described} label={label ?? t(`fields.${field.label ?? field.key}`)} options={wordsOf(field, t)} value={(value as string[] | null | undefined) ?? []} onChange={onChange} />;
    case "textarea":
      return (
        <textarea {...names} rows={3} value={text} onChange={(event) => onChange(event.target.value)} className={box} />
      );
    case "decimal":
    case "percent":
    case "integer":
      return <DecimalInput {...names} autoComplete="off" value={text} onValue={onChange} box={box} />;
    case "date":
      return <DateInput {...names} value={text} onValue={onChange} box={box} inGrid={inGrid} />;
    default:
      return (
        <input
          {...names}
          type={TYPED.has(field.kind) ? field.kind : "text"}
          maxLength={CODES[field.kind]}
          autoComplete={field.autoComplete ?? "off"}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className={`${box} ${field.kind in CODES ? "uppercase placeholder:normal-case" : ""}`}
        />
      );
  }
}

/** The choices of a field with their words: those it brings, else the messages under "status". */
function wordsOf(field: FieldDefinition, t: ReturnType<typeof useTranslations>): readonly (readonly [string, string])[] {
  if (field.options) return field.options;
  return (field.choices ?? []).map((choice) => [choice, wordFor(t, field.key, choice)] as const);
}

function Checks({
  names,
  label,
  options,
  value,
  onChange,
}: {
  names: { id?: string; "aria-describedby"?: string; "aria-invalid"?: true };
  label: string;
  options: readonly (readonly [string, string])[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  return (
    <div id={names.id} aria-describedby={names["aria-describedby"]} role="group" aria-label={label} tabIndex={-1} data-invalid={names["aria-invalid"]} className="grid gap-x-4 gap-y-1 rounded-md border border-rule p-3 data-invalid:border-bad sm:grid-cols-2">
      {options.map(([choice, word]) => (
        <label key={choice} className="flex items-center gap-2 text-sm wrap-anywhere">
          <input
            type="checkbox"
            checked={value.includes(choice)}
            onChange={(event) => onChange(event.target.checked ? [...value, choice] : value.filter((one) => one !== choice))}
          />
          {word}
        </label>
      ))}
    </div>
  );
}
