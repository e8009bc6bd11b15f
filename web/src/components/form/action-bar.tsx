"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { newKey, send } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { filled } from "@/lib/format/format";
import { Control } from "./control";
import { typed, type ActionDefinition, type Values } from "./definition";

/** What can be done with a record now; an action may ask for a few things first. */
export function ActionBar({ actions, record }: { actions: readonly ActionDefinition[]; record: Values }) {
  const t = useTranslations();
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [asking, setAsking] = useState<ActionDefinition | null>(null);
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const key = useRef("");

  const begin = (action: ActionDefinition) => {
    key.current = newKey();
    setErrors({});
    setValues(Object.fromEntries((action.asks ?? []).map((field) => [field.key, startOf(field.initial, record)])));
    if (action.asks || action.confirm) setAsking(action);
    else void run(action, {});
  };
  const run = async (action: ActionDefinition, answers: Values): Promise<void> => {
    setBusy(action.label);
    try {
      const reply = await send<Values | null>({
        method: action.method,
        path: filled(action.path, record),
        body: action.method === "DELETE" ? undefined : bodyFor(action, answers),
        version: action.sendsVersion ? (record.version as number) : undefined,
        key: key.current,
      });
      setAsking(null);
      tell({ tone: "good", title: t("form.done") });
      if (action.to) router.push(filled(action.to, { ...record, ...(reply ?? {}) }));
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => void run(action, answers));
      if (error.problem.status !== 0 && error.problem.status < 500) key.current = newKey();
    } finally {
      setBusy(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking) void run(asking, values);
  };
  return (
    <>
      {actions.map((action) => (
        <ClientButton
          key={action.label}
          look={action.look ?? "plain"}
          busy={busy === action.label}
          onClick={() => begin(action)}
        >
          {t(`actions.${action.label}`)}
        </ClientButton>
      ))}
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking ? t(`actions.${asking.label}`) : ""}
      >
        {asking ? (
          <form onSubmit={submit} noValidate className="space-y-4">
            {asking.asks ? null : <p>{t("form.sure")}</p>}
            {(asking.asks ?? []).map((field) => (
              <Field
                key={field.key}
                id={`ask-${field.key}`}
                label={t(`fields.${field.label ?? field.key}`)}
                error={errors[field.key]}
                required={field.required}
              >
                <Control
                  id={`ask-${field.key}`}
                  field={field}
                  value={values[field.key]}
                  error={errors[field.key]}
                  onChange={(value) => setValues((held) => ({ ...held, [field.key]: value }))}
                />
              </Field>
            ))}
            <div className="flex justify-end gap-2">
              <ClientButton onClick={() => setAsking(null)}>{t("form.cancel")}</ClientButton>
              <ClientButton type="submit" look={asking.look === "danger" ? "danger" : "primary"} busy={busy !== null}>
                {t(`actions.${asking.label}`)}
              </ClientButton>
            </div>
          </form>
        ) : null}
      </Dialog>
    </>
  );
}

/** "today" is a day, "{key}" is the record's own value, anything else is itself. */
function startOf(initial: unknown, record: Values): unknown {
  if (initial === "today") return new Date().toLocaleDateString("sv-SE");
  if (typeof initial === "string" && /^\{\w+\}$/.test(initial)) return record[initial.slice(1, -1)];
  return initial;
}

function bodyFor(action: ActionDefinition, answers: Values): Values {
  const body: Values = {};
  for (const field of action.asks ?? []) {
    const value = answers[field.key];
    if (value === undefined || value === null || value === "") continue;
    body[field.key] =
      field.kind === "decimal" || field.kind === "percent"
        ? typed(String(value))
        : field.kind === "integer"
          ? Number(value)
          : value;
  }
  return body;
}
