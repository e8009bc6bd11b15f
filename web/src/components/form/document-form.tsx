"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, type FormEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Field } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { get, newKey, send } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { money } from "@/lib/format/format";
import { Control } from "./control";
import { bodyOf, type DocumentDefinition, type FieldDefinition, type Values } from "./definition";
import { LineGrid, type LineResult } from "./line-grid";
import { Merge } from "./merge";

const PAUSE = 350;

interface Preview extends Values {
  lines?: LineResult[];
}

/**
 * The form of a record, out of its definition: fields, lines, live totals, and saving with the
 * version it was made from. What the API finds wrong stands beside its field.
 */
export function DocumentForm({
  definition,
  record,
}: {
  definition: DocumentDefinition;
  record: Values;
}) {
  const t = useTranslations();
  const router = useRouter();
  const isNew = record.id === undefined;
  const [values, setValues] = useState<Values>(() => withLines(definition, record));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<Values | null>(null);
  const [version, setVersion] = useState(record.version as number | undefined);
  const key = useRef("");
  const preview = usePreview(definition, values, isNew);
  const form = useRef<HTMLFormElement>(null);

  const set = useCallback((field: string, value: unknown, more: Values = {}) => {
    setValues((held) => ({ ...held, [field]: value, ...more }));
  }, []);
  const lines = definition.lines;
  const setLines = useCallback((rows: Values[]) => set(lines?.key ?? "lines", rows), [lines, set]);

  const save = async (sent: Values, made: number | undefined): Promise<void> => {
    setBusy(true);
    key.current ||= newKey();
    try {
      const saved = await send<Values>({
        method: isNew ? "POST" : (definition.edit ?? "PUT"),
        path: isNew ? definition.path : `${definition.path}/${String(record.id)}`,
        body: bodyOf(definition, sent, isNew),
        version: isNew ? undefined : made,
        key: key.current,
      });
      tell({ tone: "good", title: t("form.saved") });
      router.push(`${definition.home}/${String(saved.id ?? saved[`${definition.id}_id`] ?? record.id)}`);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await refused(error, sent, made);
    } finally {
      setBusy(false);
    }
  };
  const refused = async (error: ProblemError, sent: Values, made: number | undefined) => {
    const { problem } = error;
    if (problem.status !== 0 && problem.status < 500) key.current = "";
    if (problem.status === 412) {
      setTheirs(await get<Values>(`${definition.path}/${String(record.id)}`));
      return;
    }
    setErrors(byField(problem));
    tellProblem(problem, () => void save(sent, made));
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setErrors({});
    void save(values, version);
  };
  const fields = definition.sections.flatMap((section) => section.fields);
  return (
    <form ref={form} onSubmit={submit} noValidate className="pb-24">
      {definition.sections.map((section, n) => (
        <fieldset key={section.title ?? n} className="mb-5 rounded-md border border-rule bg-panel p-4">
          {section.title ? <legend className="px-1 font-semibold">{t(`sections.${section.title}`)}</legend> : null}
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {section.fields.map((field) => (
              <div key={field.key} className={field.wide ? "sm:col-span-2 lg:col-span-3" : ""}>
                <FormField
                  field={field}
                  value={values[field.key]}
                  shown={values[`${field.key}__name`] as string | undefined}
                  error={errors[field.key]}
                  disabled={Boolean(field.fixed) && !isNew}
                  onChange={(value, picked) => set(field.key, value, brought(field, values, picked))}
                />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      {lines ? (
        <section aria-label={t("form.lines")} className="mb-5">
          <LineGrid
            lines={lines}
            rows={(values[lines.key] as Values[]) ?? []}
            results={preview?.lines ?? []}
            errors={errors}
            onChange={setLines}
          />
          {errors[lines.key] ? (
            <p role="alert" className="mt-1 text-sm text-bad">
              {errors[lines.key]}
            </p>
          ) : null}
        </section>
      ) : null}
      <div className="no-print fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center gap-4 border-t border-rule bg-panel p-3 md:start-56">
        <Totals definition={definition} preview={preview} currency={String(values.currency ?? preview?.currency ?? "")} />
        <div className="ms-auto flex gap-2">
          <ClientButton onClick={() => router.back()}>{t("form.cancel")}</ClientButton>
          <ClientButton type="submit" look="primary" busy={busy}>
            {t("form.save")}
          </ClientButton>
        </div>
      </div>
      {theirs ? (
        <Merge
          fields={fields}
          start={record}
          mine={values}
          theirs={theirs}
          onClose={() => setTheirs(null)}
          onMerged={(merged) => {
            const now = theirs.version as number;
            setValues(merged);
            setVersion(now);
            setTheirs(null);
            void save(merged, now);
          }}
        />
      ) : null}
    </form>
  );
}

function withLines(definition: DocumentDefinition, record: Values): Values {
  const values: Values = { ...record };
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if (values[field.key] === undefined && field.initial !== undefined) values[field.key] = field.initial;
  }
  const lines = definition.lines;
  if (lines) {
    const rows = values[lines.key] as Values[] | undefined;
    values[lines.key] = rows && rows.length > 0 ? rows : [{}];
  }
  return values;
}

function brought(field: FieldDefinition, values: Values, picked?: Values | null): Values {
  if (!picked) return {};
  const more: Values = { [`${field.key}__name`]: picked.name };
  for (const [from, to] of Object.entries(field.fills ?? {})) {
    if (picked[from] && !values[to]) more[to] = picked[from];
  }
  return more;
}

function FormField({
  field,
  value,
  shown,
  error,
  disabled,
  onChange,
}: {
  field: FieldDefinition;
  value: unknown;
  shown?: string;
  error?: string;
  disabled: boolean;
  onChange: (value: unknown, record?: Values | null) => void;
}) {
  const t = useTranslations();
  return (
    <fieldset disabled={disabled} className="contents">
      <Field
        id={field.key}
        label={t(`fields.${field.label ?? field.key}`)}
        help={field.help ? t(`help.${field.help}`) : undefined}
        error={error}
        required={field.required}
      >
        <Control id={field.key} field={field} value={value} shown={shown} error={error} onChange={onChange} />
      </Field>
    </fieldset>
  );
}

function Totals({
  definition,
  preview,
  currency,
}: {
  definition: DocumentDefinition;
  preview: Preview | null;
  currency: string;
}) {
  const t = useTranslations("fields");
  const locale = useLocale();
  if (!definition.totals || !preview) return null;
  return (
    <dl aria-live="polite" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {definition.totals.map(({ key, label }) => (
        <div key={key} className="flex gap-2">
          <dt className="text-quiet">{t(label)}</dt>
          <dd className="font-semibold">
            {preview[key] === undefined || !currency ? "–" : money(String(preview[key]), currency, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The totals as the API reckons them, a moment after the last key. */
function usePreview(definition: DocumentDefinition, values: Values, isNew: boolean): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    if (!definition.preview) return;
    let isOld = false;
    const timer = setTimeout(() => {
      send<Preview>({ method: "POST", path: definition.preview ?? "", body: bodyOf(definition, values, isNew) })
        .then((found) => {
          if (!isOld) setPreview(found);
        })
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [definition, values, isNew]);
  return preview;
}
