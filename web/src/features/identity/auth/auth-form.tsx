"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Field, inputClass, tied } from "@/components/ui/field";
import { newKey, send } from "@/lib/api/client";
import { byField, ProblemError, type Problem } from "@/lib/api/problem";

export interface AuthField {
  name: string;
  type: "text" | "email" | "password";
  autoComplete?: string;
  inputMode?: "numeric" | "email";
  initial?: string;
  help?: string;
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
  const key = useRef("");
  const errors = problem ? byField(problem) : {};
  const isElsewhere = problem !== null && !fields.some((field) => errors[field.name]);
  const go = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setBusy(true);
    setProblem(null);
    key.current ||= newKey();
    try {
      onDone(await send<Reply>({ method: "POST", path, body: { ...fixed, ...answers }, key: key.current }), answers);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.status !== 0 && error.problem.status < 500) key.current = "";
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void go(event)} noValidate className="space-y-4">
      <h1 className="text-lg font-semibold">{title}</h1>
      {isElsewhere && problem ? (
        <p role="alert" className="rounded-md bg-bad-soft p-3 text-sm text-bad">
          {problem.status === 0 ? t("offline") : (problem.detail ?? problem.title)}
        </p>
      ) : null}
      {fields.map((field) => (
        <Field
          key={field.name}
          id={field.name}
          label={t(`fields.${field.name}`)}
          help={field.help ? t(field.help) : undefined}
          error={errors[field.name]}
          required
        >
          <input
            {...tied(field.name, field.help, errors[field.name])}
            name={field.name}
            type={field.type}
            autoComplete={field.autoComplete}
            inputMode={field.inputMode}
            defaultValue={field.initial}
            className={inputClass}
          />
        </Field>
      ))}
      {children}
      <ClientButton type="submit" look="primary" busy={busy} className="w-full">
        {submit}
      </ClientButton>
    </form>
  );
}
