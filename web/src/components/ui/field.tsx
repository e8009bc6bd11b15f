import type { ReactNode } from "react";
import { Reason } from "./reason";

export const inputClass =
  "block w-full min-h-9 rounded-md border border-rule bg-panel px-2.5 py-1.5 text-sm text-ink placeholder:text-quiet disabled:bg-page disabled:text-quiet aria-invalid:border-bad";

/** A label, its control, what helps, and what is wrong; the control names both by id. */
export function Field({
  id,
  label,
  help,
  error,
  required,
  children,
}: {
  id: string;
  label: string;
  help?: string;
  error?: string;
  required?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {required ? <span aria-hidden="true" className="text-bad"> *</span> : null}
      </label>
      {children}
      {help ? <p id={`${id}-help`} className="mt-1 text-xs text-quiet">{help}</p> : null}
      {error ? <p id={`${id}-error`} role="alert" className="mt-1 text-sm text-bad"><Reason text={error} /></p> : null}
    </div>
  );
}

/** The attributes that tie a control to its field's help and error. */
export function tied(id: string, help?: string, error?: string) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? (true as const) : undefined, "aria-describedby": described || undefined };
}
