"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useRef, useState, type FormEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { todayIn } from "@/lib/format/days";
import { useNewest } from "@/lib/use-newest";
import type { Run } from "./action-bar";
import { holds, type ActionDefinition, type Values } from "./definition";
import { brought, FormField } from "./form-field";
import { filledValues } from "./template";
import { useFirstMisfit } from "./use-first-misfit";

/** What an action asks before it is done. */
export function ActionDialog({
  action,
  record,
  run,
  busy,
  onClose,
}: {
  action: ActionDefinition;
  record: Values;
  run: Run;
  busy: boolean;
  onClose: () => void;
}) {
  const t = useTranslations();
  const zone = useTimeZone();
  const fields = action.asks ?? [];
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map((field) => [field.key, startOf(field.initial, record, zone)])),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const form = useFirstMisfit(errors);
  const again = useRef<() => void>(null);
  const go = async () => {
    const wrong = await run(action, values, () => again.current?.());
    if (wrong === null) onClose();
    else setErrors(wrong);
  };
  useNewest(again, () => void go());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void go();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t(`actions.${action.label}`)} wide={fields.some((field) => field.kind === "rows")}>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {action.warning ? <p className="text-sm">{t(`help.${action.warning}`)}</p> : null}
        {fields.length === 0 && !action.warning ? <p>{t("form.sure")}</p> : null}
        {fields.filter((field) => holds(field.when, values)).map((field) => (
          <FormField
            key={field.key}
            id={field.key}
            field={field}
            values={values}
            record={record}
            errors={errors}
            onChange={(value, picked) =>
              setValues((held) => ({ ...held, [field.key]: value, ...brought(field, held, picked) }))
            }
          />
        ))}
        <div className="flex justify-end gap-2">
          <ClientButton onClick={onClose}>{t("form.cancel")}</ClientButton>
          <ClientButton type="submit" look={action.look === "danger" ? "danger" : "primary"} busy={busy}>
            {t(`actions.${action.label}`)}
          </ClientButton>
        </div>
      </form>
    </Dialog>
  );
}

/** "today" is a day, "{key}" is the record's own value, anything else is itself. */
function startOf(initial: unknown, record: Values, timeZone: string | undefined): unknown {
  if (initial === "today") return todayIn(timeZone);
  return typeof initial === "string" ? filledValues(initial, record) : initial;
}
