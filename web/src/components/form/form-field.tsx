"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Control } from "./control";
import { at, type FieldDefinition, type Values } from "./definition";
import { LOOKUPS, titleOf } from "./lookups";
import { Portions } from "./portions";
import { RowsInput } from "./rows-input";

/** A field with its label, hint and error, whatever kind it is. */
export function FormField({
  id,
  field,
  values,
  record = values,
  errors,
  disabled = false,
  onChange,
}: {
  id: string;
  field: FieldDefinition;
  /** The record that the field is of: it may say what a picked one is called. */
  values: Values;
  /** The whole record, where what is asked is only about a part of it. */
  record?: Values;
  errors: Record<string, string>;
  disabled?: boolean;
  onChange: (value: unknown, record?: Values | null) => void;
}) {
  const t = useTranslations();
  const label = t(`fields.${field.label ?? field.key}`);
  const value = values[field.key];
  if (field.kind === "rows") {
    return <RowsInput id={id} field={field} rows={(value as Values[] | undefined) ?? []} errors={errors} onChange={onChange} />;
  }
  if (field.kind === "portions") {
    return <Portions id={id} field={field} record={record} value={value as Record<string, string> | undefined} errors={errors} onChange={onChange} />;
  }
  return (
    <fieldset disabled={disabled} className="contents">
      <Field
        id={id}
        label={label}
        help={field.help ? t(`help.${field.help}`) : undefined}
        error={errors[id]}
        required={field.required}
      >
        <Control id={id} field={field} value={value} shown={shownOf(field, values)} error={errors[id]} onChange={onChange} />
      </Field>
    </fieldset>
  );
}

/** What the held record is called, where the values know. */
export function shownOf(field: FieldDefinition, values: Values): string | undefined {
  const picked = values[`${field.key}__name`];
  if (typeof picked === "string") return picked;
  const said = field.shows && values[field.key] ? at(values, field.shows) : undefined;
  return typeof said === "string" && said ? said : undefined;
}

/** What picking a record brings: its name, and what it knows of fields that are empty. */
export function brought(field: FieldDefinition, values: Values, picked?: Values | null): Values {
  if (picked === undefined) return {};
  const more: Values = { [`${field.key}__name`]: picked && field.lookup ? titleOf(LOOKUPS[field.lookup], picked) : undefined };
  for (const [from, to] of Object.entries(field.fills ?? {})) {
    if (picked?.[from] && !values[to]) more[to] = picked[from];
  }
  return more;
}
