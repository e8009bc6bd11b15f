"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Reason } from "@/components/ui/reason";
import { tell } from "@/components/ui/toasts";
import { called } from "@/lib/api/field-names";
import { useNewest } from "@/lib/use-newest";
import { Alike } from "./alike";
import { holds, fieldsOf, namedOf, type DocumentDefinition, type Section, type Values } from "./definition";
import { isEmpty } from "./body";
import { brought, FormField } from "./form-field";
import { keyed } from "./grid-rows";
import { LineGrid } from "./line-grid";
import { Merge } from "./merge";
import { Totals } from "./totals";
import { useFirstField } from "./use-first-field";
import { useGuard } from "./use-guard";
import { useLineCompletion } from "./use-line-completion";
import { usePreview } from "./use-preview";
import { useSaving } from "./use-saving";

/**
 * The form of a record, out of its definition: fields, lines, live totals, and saving with the
 * version it was made from. What the API finds wrong stands beside its field. Ctrl+Enter saves.
 */
export function DocumentForm({
  definition,
  record,
  permissions = [],
}: {
  definition: DocumentDefinition;
  record: Values;
  permissions?: readonly string[];
}) {
  const t = useTranslations();
  const router = useRouter();
  const [start] = useState<Values>(() => begun(definition, record));
  const [values, setValues] = useState<Values>(start);
  const [version, setVersion] = useState(record.version as number | undefined);
  const form = useRef<HTMLFormElement>(null);
  const again = useRef<(sends?: Values) => void>(null);
  const [isSaved, setSaved] = useState(false);
  const guard = useGuard(values !== start && !isSaved, definition.home);
  const { save, errors, setErrors, busy, conflict, setConflict, isNew } = useSaving(definition, record, (saved) => {
    setSaved(true);
    tell({ tone: "good", title: t("form.saved") });
    router.push(`${definition.home}/${encodeURIComponent(String(saved.id ?? saved.code ?? record.id))}`);
    router.refresh();
  }, (sends) => again.current?.(sends));
  const reckoned = usePreview(definition, values, isNew);
  const latest = useRef(values);
  useNewest(latest, values);
  useNewest(again, (sends) => void save(values, version, sends));
  const complete = useLineCompletion(definition, latest, isNew);
  useFirstError(form, errors);
  useFirstField(form, isNew);

  const set = useCallback(
    (field: string, value: unknown, more: Values = {}) => {
      setValues((held) => ({ ...held, [field]: value, ...more }));
      setErrors((held) => mended(held, field, latest.current[field], value));
    },
    [setErrors],
  );
  const lines = definition.lines;
  const setLines = useCallback((rows: Values[]) => set(lines?.key ?? "lines", rows), [lines, set]);
  const missed = (row: number, column: string, text: string) =>
    setErrors((held) => ({ ...held, [`${lines?.key}.${row}.${column}`]: t("form.noSuch", { text }) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void save(values, version);
  };
  const press = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && isCommand) {
      event.preventDefault();
      form.current?.requestSubmit();
    } else if (event.key === "Enter" && lines && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const rest = unplaced(definition, errors).map(([name, detail]) => `${called(name, t, namedOf(definition))}: ${detail}`);
  return (
    <form ref={form} onSubmit={submit} onKeyDown={press} noValidate>
      {rest.length > 0 ? (
        <ul role="alert" className="mb-4 rounded-md bg-bad-soft p-3 text-sm text-bad">
          {rest.map((said) => (
            <li key={said}>
              <Reason text={said} />
            </li>
          ))}
        </ul>
      ) : null}
      {isNew && definition.alike ? <Alike definition={definition} values={values} /> : null}
      {definition.sections.map((section, n) => (
        <FormSection key={section.title ?? n} section={section} values={values} errors={errors}>
          {section.fields
            .filter((field) => holds(field.when, values))
            .map((field) => (
              <div key={field.key} className={field.wide || field.kind === "rows" ? "col-span-full" : ""}>
                <FormField
                  id={field.key}
                  field={field}
                  values={values}
                  errors={errors}
                  disabled={Boolean(field.fixed) && !isNew}
                  onChange={(value, picked) => set(field.key, value, brought(field, values, picked))}
                />
              </div>
            ))}
        </FormSection>
      ))}
      {lines ? (
        <section aria-label={t("form.lines")} className="mb-5">
          <LineGrid
            lines={lines}
            rows={(values[lines.key] as Values[]) ?? []}
            results={reckoned.lines}
            errors={errors}
            onChange={setLines}
            complete={complete}
            onMiss={missed}
          />
        </section>
      ) : null}
      <div className="no-print sticky bottom-0 z-20 -mx-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule bg-panel p-3 md:-mx-5">
        <Totals totals={definition.totals} reckoned={reckoned} currency={String(values.currency || reckoned.totals?.currency || "")} />
        <div className="ms-auto flex flex-wrap gap-2">
          <ClientButton onClick={() => guard.leave(null)}>{t("form.cancel")}</ClientButton>
          {isNew
            ? (definition.saves ?? [])
                .filter((one) => permissions.includes(one.permission))
                .map((one) => (
                  <ConfirmButton
                    key={one.label}
                    label={t(`actions.${one.label}`)}
                    text={t(`help.${one.warning}`)}
                    look="plain"
                    busy={busy}
                    onConfirm={() => void save(values, version, one.sends)}
                  />
                ))
            : null}
          <ClientButton type="submit" look="primary" busy={busy} aria-keyshortcuts="Control+Enter">
            {t("form.save")}
          </ClientButton>
        </div>
      </div>
      {conflict ? (
        <Merge
          definition={definition}
          start={start}
          mine={conflict.mine}
          theirs={begun(definition, conflict.theirs)}
          onClose={() => setConflict(null)}
          onMerged={(merged) => {
            const now = conflict.theirs.version as number;
            const next = lines ? { ...merged, [lines.key]: keyed(merged[lines.key] as Values[]) } : merged;
            setValues(next);
            setVersion(now);
            setConflict(null);
            void save(next, now, conflict.sends);
          }}
        />
      ) : null}
      {guard.question}
    </form>
  );
}

/** The values a form begins with: the record's, else the definition's; a grid has a row to type into. */
function begun(definition: DocumentDefinition, record: Values): Values {
  const values: Values = { ...record };
  for (const field of fieldsOf(definition)) {
    if (field.givenIf && !record[field.givenIf]) delete values[field.key];
    if (values[field.key] === undefined && field.initial !== undefined && field.initial !== "today") {
      values[field.key] = field.initial;
    }
  }
  const lines = definition.lines;
  if (lines) values[lines.key] = keyed(values[lines.key] as Values[] | undefined);
  return values;
}

/** What is wrong, but with no field that one could mend. */
function unplaced(definition: DocumentDefinition, errors: Record<string, string>): [string, string][] {
  const fields = new Set(fieldsOf(definition).map((field) => field.key));
  const cells = new Set((definition.lines?.columns ?? []).map((column) => column.key));
  return Object.entries(errors).filter(([name]) => {
    const [key = "", , column] = name.split(".");
    if (key === definition.lines?.key && column !== undefined) return !cells.has(column);
    return !fields.has(key);
  });
}

/** Errors without those of what was just changed: a field, or the very cells of a list. */
function mended(errors: Record<string, string>, field: string, before: unknown, after: unknown): Record<string, string> {
  const names = Object.keys(errors).filter((name) => name === field || name.startsWith(`${field}.`));
  if (names.length === 0) return errors;
  const rest = { ...errors };
  for (const name of names) {
    const [, place, key] = name.split(".");
    const [old, now] = [before, after].map((rows) => (Array.isArray(rows) ? (rows as Values[])[Number(place)] : undefined));
    const isSame = key !== undefined && old !== undefined && old.__key === now?.__key && old[key] === now?.[key];
    if (!isSame) delete rest[name];
  }
  return rest;
}

/** Bring the reader to the first field that is wrong. */
function useFirstError(form: React.RefObject<HTMLFormElement | null>, errors: Record<string, string>) {
  const count = Object.keys(errors).length;
  const before = useRef(0);
  useLayoutEffect(() => {
    if (count > before.current) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    before.current = count;
  }, [form, count]);
}

function FormSection({
  section,
  values,
  errors,
  children,
}: {
  section: Section;
  values: Values;
  errors: Record<string, string>;
  children: React.ReactNode;
}) {
  const t = useTranslations();
  const [wasFilled] = useState(() => section.fields.some((field) => !isEmpty(values[field.key]) && values[field.key] !== field.initial));
  const isWrong = section.fields.some((field) => Object.keys(errors).some((name) => name.split(".")[0] === field.key));
  const box = "mb-5 rounded-md border border-rule bg-panel p-4";
  const grid = <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>;
  if (section.folded && section.title) {
    return (
      <details className={box} open={wasFilled || isWrong || undefined}>
        <summary className="font-semibold">{t(`sections.${section.title}`)}</summary>
        <div className="mt-4">{grid}</div>
      </details>
    );
  }
  return (
    <fieldset className={box}>
      {section.title ? <legend className="px-1 font-semibold">{t(`sections.${section.title}`)}</legend> : null}
      {grid}
    </fieldset>
  );
}
