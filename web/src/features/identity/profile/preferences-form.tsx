"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { FormField } from "@/components/form/form-field";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { ClientButton } from "@/components/ui/client-button";
import { tellProblem } from "@/components/ui/toasts";
import { COOKIE } from "@/i18n/locales";
import { keepPreference } from "@/lib/api/preferences";
import { ProblemError } from "@/lib/api/problem";

/** Language, time zone, and how numbers and dates are written: kept with the account, and in this browser at once. */
export function PreferencesForm({ fields, record }: { fields: readonly FieldDefinition[]; record: Values }) {
  const t = useTranslations();
  const [values, setValues] = useState<Values>(record);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const language = (values.language as string | null) || null;
    try {
      const chosen = ["time_zone", "number_format", "date_format"].map((key) => [key, values[key] || null] as const);
      await keepPreference({ language, ...Object.fromEntries(chosen) });
      document.cookie = language
        ? `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`
        : `${COOKIE}=; path=/; max-age=0; samesite=lax`;
      window.location.reload();
    } catch (error) {
      setBusy(false);
      if (error instanceof ProblemError) tellProblem(error.problem);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((field) => (
          <FormField key={field.key} id={`preference-${field.key}`} field={field} values={values} errors={{}} onChange={(value) => setValues((held) => ({ ...held, [field.key]: value }))} />
        ))}
      </div>
      <div className="mt-4 flex justify-end">
        <ClientButton type="submit" look="primary" busy={busy}>
          {t("form.save")}
        </ClientButton>
      </div>
    </form>
  );
}
