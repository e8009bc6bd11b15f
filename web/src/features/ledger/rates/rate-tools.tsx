"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Control } from "@/components/form/control";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { newKey, send } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";

const KINDS = { currency: "currency", dated: "date", rate: "decimal" } as const;

/** Types a rate in, or takes the file that the European Central Bank publishes. */
export function RateTools({ home, today }: { home: string; today: string }) {
  const t = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState(false);
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
      await send({ method: "PUT", path, body: { rate: values.rate }, key: newKey() });
      tell({ tone: "good", title: t("form.saved") });
      setOpen(false);
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
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const form = new FormData();
    form.set("file", file);
    try {
      const kept = await send<{ rates: number }>({ method: "POST", path: "/v1/ledger/rates/ecb", form, key: newKey() });
      tell({ tone: "good", title: t("rates.kept", { count: kept.rates }) });
      router.refresh();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void upload(file));
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
    <>
      <label className="inline-flex min-h-9 cursor-pointer items-center rounded-md border border-rule bg-panel px-3 py-1.5 text-sm font-medium focus-within:border-accent hover:bg-accent-soft">
        {t("rates.ecbFile")}
        <input
          type="file"
          accept=".csv,.xml,.zip"
          disabled={busy}
          className="sr-only"
          onChange={(event) => {
            void upload(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <ClientButton look="primary" onClick={() => setOpen(true)}>
        {t("rates.typeIn")}
      </ClientButton>
      <Dialog open={open} onOpenChange={setOpen} title={t("rates.typeIn")}>
        <form onSubmit={(event) => void submit(event)} noValidate className="space-y-4">
          <p className="text-sm text-quiet">{t("rates.direction", { currency: home })}</p>
          {field("currency")}
          {field("dated")}
          {field("rate")}
          <div className="flex justify-end gap-2">
            <ClientButton onClick={() => setOpen(false)}>{t("form.cancel")}</ClientButton>
            <ClientButton type="submit" look="primary" busy={busy}>
              {t("form.save")}
            </ClientButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
