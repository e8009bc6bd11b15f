"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Reason } from "@/components/ui/reason";
import { tell, tellProblem } from "@/components/ui/toasts";
import { called } from "@/lib/api/field-names";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { useNewest } from "@/lib/use-newest";
import { filled } from "@/lib/format/format";
import { wire } from "./body";
import { holds, type FieldDefinition, type Values } from "./definition";
import { FormField } from "./form-field";
import { flattened, nested } from "./nested";
import { useFirstMisfit } from "./use-first-misfit";
import { useGuard } from "./use-guard";

export interface FieldsFormProps {
  fields: readonly FieldDefinition[];
  /** What is there now, with its version where an edit needs one. */
  record?: Values;
  method?: "POST" | "PUT";
  path: string;
  /** Sent besides what is typed. */
  sends?: Values;
  /** Message key under "actions"; "save" where left out. */
  submit?: string;
  /** Where to go when it is done, with {keys} of the reply; else the page is read anew. */
  to?: string;
  /** Words of success; "Saved" where left out. */
  done?: string;
  onDone?: (reply: Values) => void;
  /** The fields are emptied when it is done: a password is not left standing. */
  clears?: boolean;
  disabled?: boolean;
  columns?: 1 | 2 | 3;
  children?: ReactNode;
}

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" } as const;

/**
 * A form of plain fields that sends one command: settings, an invitation, a password. What the API
 * finds wrong stands beside its field, and a try that may have got through is repeated under its key.
 */
export function FieldsForm({
  fields,
  record = {},
  method = "POST",
  path,
  sends,
  submit = "save",
  to,
  done,
  onDone,
  clears = false,
  disabled = false,
  columns = 2,
  children,
}: FieldsFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const prefix = useId();
  const names = fields.map((field) => field.key);
  const begin = () => ({ ...initials(fields), ...given(flattened(record, names)) });
  const [values, setValues] = useState<Values>(begin);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const guard = useGuard(isTouched);
  const form = useFirstMisfit(errors);
  const send = useSend();
  const again = useRef<() => void>(null);
  const shown = fields.filter((field) => holds(field.when, values));

  const go = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    const typed = Object.fromEntries(
      shown.map((field) => [field.key, field.kind === "password" ? values[field.key] : wire(field, values[field.key])]),
    );
    const body = { ...nested(typed), ...sends };
    try {
      const reply = (await send<Values | null>({ method, path, body, version: record.version as number | undefined })) ?? {};
      setTouched(false);
      tell({ tone: "good", title: done ?? t("form.saved") });
      if (clears) setValues(begin());
      onDone?.(reply);
      if (to) router.push(filled(to, reply));
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => again.current?.(), fields);
    } finally {
      setBusy(false);
    }
  };
  useNewest(again, () => void go());
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void go();
  };
  const lost = Object.entries(errors).filter(([name]) => !names.some((one) => name === one || name.startsWith(`${one}.`)));
  return (
    <form ref={form} onSubmit={press} onInput={() => setTouched(true)} noValidate>
      {lost.length > 0 ? (
        <ul role="alert" className="mb-3 rounded-md bg-bad-soft p-3 text-sm text-bad">
          {lost.map(([name, detail]) => (
            <li key={name}>
              <Reason text={`${called(name, t, fields)}: ${detail}`} />
            </li>
          ))}
        </ul>
      ) : null}
      <div className={`grid grid-cols-1 gap-4 ${COLUMNS[columns]}`}>
        {shown.map((field) => (
          <div key={field.key} className={field.wide || field.kind === "checks" ? "col-span-full" : ""}>
            <FormField
              id={`${prefix}${field.key}`}
              field={field}
              values={values}
              errors={{ [`${prefix}${field.key}`]: errors[field.key] ?? within(errors, field.key) }}
              disabled={disabled || Boolean(field.fixed)}
              onChange={(value) => setValues((held) => ({ ...held, [field.key]: value }))}
            />
          </div>
        ))}
      </div>
      {children}
      {disabled ? null : (
        <div className="mt-4 flex justify-end">
          <ClientButton type="submit" look="primary" busy={busy}>
            {submit === "save" ? t("form.save") : t(`actions.${submit}`)}
          </ClientButton>
        </div>
      )}
      {guard.question}
    </form>
  );
}

function initials(fields: readonly FieldDefinition[]): Values {
  return Object.fromEntries(fields.filter((field) => field.initial !== undefined).map((field) => [field.key, field.initial]));
}

function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** What is wrong with one of several that a field holds: "events.0" belongs to "events". */
function within(errors: Record<string, string>, name: string): string {
  return Object.entries(errors).find(([key]) => key.startsWith(`${name}.`))?.[1] ?? "";
}
