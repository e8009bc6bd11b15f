"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Field, inputClass, tied } from "@/components/ui/field";
import { Reason } from "@/components/ui/reason";
import { byField, ProblemError, wordsOf, type Problem } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

export interface AuthField {
  name: string;
  type: "text" | "email" | "password";
  autoComplete?: string;
  inputMode?: "numeric" | "email";
  initial?: string;
  help?: string;
  /** Folded away under this question, and left out where nobody answers it. */
  folded?: string;
}

/** What was typed, without the optional fields that stayed empty. */
function answersOf(form: HTMLFormElement, fields: readonly AuthField[]): Record<string, string> {
  const optional = new Set(fields.filter((field) => field.folded).map((field) => field.name));
  const typed = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(typed.filter(([name, value]) => value !== "" || !optional.has(name)));
}

function Input({ field, error }: { field: AuthField; error?: string }) {
  const t = useTranslations("auth");
  const control = (
    <Field
      id={field.name}
      label={t(`fields.${field.name}`)}
      help={field.help ? t(field.help) : undefined}
      error={error}
      required={!field.folded}
    >
      <input
        {...tied(field.name, field.help, error)}
        name={field.name}
        type={field.type}
        autoComplete={field.autoComplete}
        inputMode={field.inputMode}
        defaultValue={field.initial}
        className={inputClass}
      />
    </Field>
  );
  if (!field.folded) return control;
  return (
    <details>
      <summary className="mb-2 cursor-pointer text-sm text-accent">{t(field.folded)}</summary>
      {control}
    </details>
  );
}

/** A form before the sign-in: what it asks, where it goes, and what is wrong with the answers. */
export function AuthForm<Reply>({
  title,
  fields,
  path,
  fixed,
  submit,
  onDone,
  children,
}: {
  title: string;
  fields: readonly AuthField[];
  path: string;
  fixed?: Record<string, unknown>;
  submit: string;
  onDone: (reply: Reply, answers: Record<string, string>) => void;
  children?: ReactNode;
}) {
  const t = useTranslations("auth");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const send = useSend();
  const form = useRef<HTMLFormElement>(null);
  const errors = problem ? byField(problem) : {};
  const isElsewhere = problem !== null && !fields.some((field) => errors[field.name]);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
  }, [problem]);
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = answersOf(event.currentTarget, fields);
    setBusy(true);
    setProblem(null);
    try {
      onDone(await send<Reply>({ method: "POST", path, body: { ...fixed, ...answers } }), answers);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} onSubmit={(event) => void go(event)} noValidate className="space-y-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      {isElsewhere && problem ? (
        <p role="alert" tabIndex={-1} className="rounded-md bg-bad-soft p-3 text-sm text-bad">
          {problem.status === 0 ? t("offline") : <Reason text={wordsOf(problem)} />}
        </p>
      ) : null}
      {fields.map((field) => (
        <Input key={field.name} field={field} error={errors[field.name]} />
      ))}
      {children}
      <ClientButton type="submit" look="primary" busy={busy} className="w-full">
        {submit}
      </ClientButton>
    </form>
  );
}
