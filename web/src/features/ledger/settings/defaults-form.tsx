"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { LookupInput } from "@/components/form/lookup-input";
import { ClientButton } from "@/components/ui/client-button";
import { Field, tied } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

/** Which account is used where nobody names one. */
export function DefaultsForm({
  defaults,
  names,
  mayWrite,
}: {
  defaults: readonly { role: string; account: string }[];
  names: Readonly<Record<string, string>>;
  mayWrite: boolean;
}) {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setErrors({});
    try {
      await send({ method: "PUT", path: "/v1/ledger/defaults", body: { accounts: changed } });
      tell({ tone: "good", title: t("form.saved") });
      setChanged({});
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="rounded-md border border-rule bg-panel p-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {defaults.map(({ role, account }) => {
          const error = errors[`accounts.${role}`];
          const code = changed[role] ?? account;
          return (
            <Field key={role} id={`role-${role}`} label={t(`roles.${role}`)} error={error}>
              <fieldset disabled={!mayWrite} className="contents">
                <LookupInput
                  {...tied(`role-${role}`, undefined, error)}
                  lookup="accounts"
                  value={code}
                  shown={changed[role] ? undefined : `${account} ${names[account] ?? ""}`.trim()}
                  onPick={(value) => {
                    if (typeof value === "string") setChanged((held) => ({ ...held, [role]: value }));
                  }}
                />
              </fieldset>
            </Field>
          );
        })}
      </div>
      {mayWrite ? (
        <div className="mt-4 flex justify-end">
          <ClientButton type="submit" look="primary" busy={busy} disabled={Object.keys(changed).length === 0}>
            {t("form.save")}
          </ClientButton>
        </div>
      ) : null}
    </form>
  );
}
