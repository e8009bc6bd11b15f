"use client";

import { useId } from "react";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { FormField } from "@/components/form/form-field";

/** What is said of a file as a whole: the day from which it holds, what becomes of a difference. */
export function Asked({
  fields,
  values,
  errors,
  onChange,
}: {
  fields: readonly FieldDefinition[];
  values: Values;
  /** What was wrong, by the field's key. */
  errors: Readonly<Record<string, string>>;
  onChange: (values: Values) => void;
}) {
  const prefix = useId();
  return (
    <div className="grid max-w-4xl gap-4 rounded-md border border-rule bg-panel p-4 sm:grid-cols-3">
      {fields.map((field) => {
        const id = `${prefix}${field.key}`;
        const error = errors[field.key];
        return (
          <div key={field.key}>
            <FormField
              id={id}
              field={field}
              values={values}
              errors={error ? { [id]: error } : {}}
              onChange={(value) => onChange({ ...values, [field.key]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}
