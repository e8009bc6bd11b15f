"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { useFirstMisfit } from "@/components/form/use-first-misfit";
import { useGuard } from "@/components/form/use-guard";
import { ClientButton } from "@/components/ui/client-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field, inputClass, tied } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { useNewest } from "@/lib/use-newest";
import type { Permission } from "./matrix";
import { PermissionMatrix } from "./permission-matrix";

export interface Role {
  id: string;
  name: string;
  ready_made: string | null;
  permissions: string[];
  version: number;
}

/** The database calls the name of a role by another word, so its refusal points at no field. */
const TAKEN = "/problems/already-there";

/** A role of the company's own: a name, and what it may do. */
export function RoleForm({ role, permissions, mayWrite }: { role?: Role; permissions: readonly Permission[]; mayWrite: boolean }) {
  const t = useTranslations();
  const router = useRouter();
  const [name, setName] = useState(role?.name ?? "");
  const [held, setHeld] = useState<string[]>(role?.permissions ?? []);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const form = useFirstMisfit(errors);
  const send = useSend();
  const again = useRef<() => void>(null);
  const [isDirty, setDirty] = useState(false);
  const guard = useGuard(isDirty);
  const isFixed = !mayWrite || Boolean(role?.ready_made);
  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      const saved = await send<Role>({
        method: role ? "PUT" : "POST",
        path: role ? `/v1/identity/roles/${role.id}` : "/v1/identity/roles",
        body: { name, permissions: held },
        version: role?.version,
      });
      setDirty(false);
      tell({ tone: "good", title: t("form.saved") });
      router.push(`/settings/roles/${saved.id}`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(error.problem.type === TAKEN ? { name: error.problem.title } : byField(error.problem));
      tellProblem(error.problem, () => again.current?.());
    } finally {
      setBusy(false);
    }
  };
  useNewest(again, () => void save());
  const drop = async (): Promise<void> => {
    if (!role) return;
    try {
      await send({ method: "DELETE", path: `/v1/identity/roles/${role.id}`, version: role.version });
      tell({ tone: "good", title: t("form.done") });
      router.push("/settings/roles");
      router.refresh();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void drop());
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} onSubmit={submit} onInput={() => setDirty(true)} noValidate className="space-y-5 rounded-md border border-rule bg-panel p-4">
      {role?.ready_made ? <p className="text-sm text-quiet">{t("settings.readyMade")}</p> : null}
      <Field id="role-name" label={t("fields.name")} error={errors.name} required>
        <input {...tied("role-name", undefined, errors.name)} value={name} disabled={isFixed} onChange={(event) => setName(event.target.value)} className={`${inputClass} max-w-md`} />
      </Field>
      <PermissionMatrix permissions={permissions} held={held} onChange={isFixed ? undefined : setHeld} label={t("settings.permissions")} error={errors.permissions} />
      {isFixed ? null : (
        <div className="flex justify-end gap-2">
          {role ? (
            <ConfirmButton label={t("actions.delete")} text={t("help.deleteRole")} onConfirm={() => void drop()} />
          ) : null}
          <ClientButton type="submit" look="primary" busy={busy}>
            {t("form.save")}
          </ClientButton>
        </div>
      )}
      {guard.question}
    </form>
  );
}
