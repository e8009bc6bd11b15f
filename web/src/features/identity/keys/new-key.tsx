"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRef, useState, type FormEvent } from "react";
import { useFirstMisfit } from "@/components/form/use-first-misfit";
import { ClientButton } from "@/components/ui/client-button";
import { DateInput } from "@/components/ui/date-input";
import { Field, inputClass, tied } from "@/components/ui/field";
import { Secret } from "@/components/ui/secret";
import { tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { useNewest } from "@/lib/use-newest";
import type { Permission } from "../roles/matrix";
import { PermissionMatrix } from "../roles/permission-matrix";

/** Makes an API key: what it is for, what it may do and until when. Its secret is shown once. */
export function NewKey({ permissions }: { permissions: readonly Permission[] }) {
  const t = useTranslations();
  const [name, setName] = useState("");
  const [ends, setEnds] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [token, setToken] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useFirstMisfit(errors);
  const send = useSend();
  const again = useRef<() => void>(null);
  const make = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      const made = await send<{ token: string | null }>({
        method: "POST",
        path: "/v1/identity/api-keys",
        // The day that is chosen still counts, where its chooser is.
        body: { name, scopes, ends_at: ends ? new Date(`${ends}T23:59:59`).toISOString() : null },
      });
      setToken(made.token ?? "");
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => again.current?.());
    } finally {
      setBusy(false);
    }
  };
  useNewest(again, () => void make());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void make();
  };
  if (token !== null) {
    return (
      <div className="space-y-4">
        <Secret title={t("settings.keyMade")} text={t("settings.shownOnce")} value={token} copy={t("settings.copy")} copied={t("settings.copied")} />
        <Link href="/settings/keys" className="text-accent hover:underline">
          {t("shell.rooms.keys")}
        </Link>
      </div>
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-5 rounded-md border border-rule bg-panel p-4">
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <Field id="key-name" label={t("fields.name")} help={t("help.keyName")} error={errors.name} required>
          <input {...tied("key-name", "help", errors.name)} value={name} onChange={(event) => setName(event.target.value)} className={inputClass} />
        </Field>
        <Field id="key-ends" label={t("fields.ends_at")} help={t("help.keyEnds")} error={errors.ends_at}>
          <DateInput {...tied("key-ends", "help", errors.ends_at)} value={ends} onValue={setEnds} />
        </Field>
      </div>
      <PermissionMatrix permissions={permissions} held={scopes} onChange={setScopes} label={t("settings.scopes")} error={errors.scopes} />
      <div className="flex justify-end">
        <ClientButton type="submit" look="primary" busy={busy}>
          {t("actions.newKey")}
        </ClientButton>
      </div>
    </form>
  );
}
