"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type KeyboardEvent } from "react";
import { DateInput } from "@/components/ui/date-input";
import { DecimalInput } from "@/components/ui/decimal-input";
import { Reason } from "@/components/ui/reason";
import { tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { byField, ProblemError, wordsOf } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { filled } from "@/lib/format/format";
import { wordFor } from "@/lib/format/words";
import type { ColumnDefinition, InlineEdit, Row } from "./definition";

/** The body of a change in place: a PUT brings the rest of the record along. */
export function changeOf(edit: InlineEdit, row: Row, key: string, value: unknown): Row {
  const rest = (edit.sends ?? []).map((name) => [name, row[name]] as const);
  return { ...(edit.method === "PUT" ? Object.fromEntries(rest) : {}), [key]: value };
}

export interface CellEditorProps {
  column: ColumnDefinition;
  row: Row;
  edit: InlineEdit;
  label: string;
  onSaved: (row: Row) => void;
  /** It was saved or given up. */
  onClose: () => void;
}

/** What a cell becomes while it is changed; a yes or no is always open, and saved at once. */
export function CellEditor({ column, row, edit, label, onSaved, onClose }: CellEditorProps) {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const kind = column.edit?.kind ?? "text";
  const now = String(row[column.key] ?? "");
  const [value, setHeld] = useState(now);
  // Leaving a cell changes and saves it at once, before it is drawn anew.
  const latest = useRef(now);
  const setValue = (next: string) => {
    latest.current = next;
    setHeld(next);
  };
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  /** Nothing is left to save, should the field lose the focus as it goes. */
  const close = () => {
    latest.current = now;
    onClose();
  };

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
      });
      onSaved(saved);
      close();
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
    if (busy) return;
    if (latest.current === now) close();
    else void save(latest.current);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") done();
    else close();
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
          checked={Boolean(row[column.key])}
          disabled={busy}
          onChange={(event) => void save(event.target.checked)}
        />
        {wrong}
      </>
    );
  }
  const shared = {
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
