"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type KeyboardEvent } from "react";
import { DateInput } from "@/components/ui/date-input";
import { DecimalInput } from "@/components/ui/decimal-input";
import { Reason } from "@/components/ui/reason";
import { tellProblem } from "@/components/ui/toasts";
import { get, newKey, send } from "@/lib/api/client";
import { byField, ProblemError, wordsOf } from "@/lib/api/problem";
import { filled } from "@/lib/format/format";
import { wordFor } from "@/lib/format/words";
import { alignment, Cell } from "./cell";
import type { ColumnDefinition, InlineEdit, Row } from "./definition";

/** The body of a change in place: a PUT brings the rest of the record along. */
export function changeOf(edit: InlineEdit, row: Row, key: string, value: unknown): Row {
  const rest = (edit.sends ?? []).map((name) => [name, row[name]] as const);
  return { ...(edit.method === "PUT" ? Object.fromEntries(rest) : {}), [key]: value };
}

/**
 * A cell that is changed where it stands: Enter or leaving it saves, Escape leaves things as they
 * were, and what the API finds wrong stands beside it.
 */
export function EditCell({
  column,
  row,
  edit,
  label,
  onSaved,
}: {
  column: ColumnDefinition;
  row: Row;
  edit: InlineEdit;
  label: string;
  onSaved: (row: Row) => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const [value, setHeld] = useState<string | null>(null);
  // Leaving a cell changes and saves it at once, before it is drawn anew.
  const latest = useRef<string | null>(null);
  const setValue = (next: string | null) => {
    latest.current = next;
    setHeld(next);
  };
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const kind = column.edit?.kind ?? "text";
  const now = row[column.key];

  const save = async (wanted: unknown) => {
    setBusy(true);
    setError(null);
    try {
      const whole = edit.reads ? await get<Row>(filled(edit.path, row)) : row;
      const saved = await send<Row>({
        method: edit.method,
        path: filled(edit.path, row),
        body: changeOf(edit, whole, column.key, wanted),
        version: row.version as number | undefined,
        key: newKey(),
      });
      setValue(null);
      onSaved(saved);
      requestAnimationFrame(() => button.current?.focus());
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      const beside = byField(problem.problem)[column.key] ?? wordsOf(problem.problem);
      setError(beside);
      if (problem.problem.status === 412) router.refresh();
      if (problem.problem.status === 0 || problem.problem.status >= 500) {
        tellProblem(problem.problem, () => void save(wanted));
      }
    } finally {
      setBusy(false);
    }
  };
  const done = () => {
    const wanted = latest.current;
    if (wanted === null || busy) return;
    if (wanted === String(now ?? "")) setValue(null);
    else void save(wanted);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      setValue(null);
      setError(null);
      requestAnimationFrame(() => button.current?.focus());
    } else if (event.key === "Enter") {
      event.preventDefault();
      done();
    }
  };
  const wrong = error ? (
    <span role="alert" className="block text-xs whitespace-normal text-bad">
      <Reason text={error} />
    </span>
  ) : null;
  if (kind === "boolean") {
    return (
      <>
        <input
          type="checkbox"
          aria-label={label}
          checked={Boolean(now)}
          disabled={busy}
          onChange={(event) => void save(event.target.checked)}
        />
        {wrong}
      </>
    );
  }
  if (value === null) {
    return (
      <button
        ref={button}
        type="button"
        data-edit=""
        aria-label={t("table.editCell", { column: label, value: String(now ?? "") })}
        onClick={() => setValue(String(now ?? ""))}
        className={`min-h-6 w-full cursor-text truncate rounded border border-transparent hover:border-rule ${alignment(column.kind)}`}
      >
        <Cell column={column} row={row} />
      </button>
    );
  }
  const shared = {
    ref: field,
    autoFocus: true,
    "aria-label": label,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-busy": busy,
    value,
    onBlur: done,
    onKeyDown: press,
  };
  const box = "w-full min-w-24 rounded border border-accent bg-panel px-1 py-0.5 text-sm aria-invalid:border-bad";
  return (
    <>
      {kind === "choice" ? (
        <select {...shared} className={box} onChange={(event) => setValue(event.target.value)}>
          {(column.edit?.choices ?? []).map((choice) => (
            <option key={choice} value={choice}>
              {wordFor(t, column.key, choice)}
            </option>
          ))}
        </select>
      ) : kind === "decimal" ? (
        <DecimalInput {...shared} box={box} onValue={setValue} />
      ) : kind === "date" ? (
        <DateInput {...shared} box={box} onValue={setValue} />
      ) : (
        <input {...shared} className={box} onChange={(event) => setValue(event.target.value)} />
      )}
      {wrong}
    </>
  );
}
