"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Control } from "@/components/form/control";
import { ClientButton } from "@/components/ui/client-button";
import { Field } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

const KINDS = { currency: "currency", dated: "date", rate: "decimal" } as const;

/** One rate, typed in. */
export function RateForm({ home, today, onClose }: { home: string; today: string; onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const [values, setValues] = useState({ currency: "", dated: today, rate: "" });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setErrors({});
    const currency = values.currency.trim().toUpperCase();
    try {
      const path = `/v1/ledger/rates/${encodeURIComponent(currency || "-")}/${encodeURIComponent(values.dated || "-")}`;
      await send({ method: "PUT", path, body: { rate: values.rate } });
      tell({ tone: "good", title: t("form.saved") });
      onClose();
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const found = byField(error.problem);
      setErrors(Object.fromEntries(Object.entries(found).map(([key, text]) => [key.replace(/^path\./, ""), text])));
      tellProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof values) => (
    <Field id={`rate-${name}`} label={t(`fields.${name}`)} error={errors[name]} required>
      <Control
        id={`rate-${name}`}
        field={{ key: name, kind: KINDS[name], required: true }}
        value={values[name]}
        error={errors[name]}
        onChange={(value) => setValues((held) => ({ ...held, [name]: String(value) }))}
      />
    </Field>
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="space-y-4">
      <p className="text-sm text-quiet">{t("rates.direction", { currency: home })}</p>
      {field("currency")}
      {field("dated")}
      {field("rate")}
      <div className="flex justify-end gap-2">
        <ClientButton onClick={onClose}>{t("form.cancel")}</ClientButton>
        <ClientButton type="submit" look="primary" busy={busy}>
          {t("form.save")}
        </ClientButton>
      </div>
    </form>
  );
}
