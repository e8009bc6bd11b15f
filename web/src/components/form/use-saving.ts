"use client";

import { useState } from "react";
import { tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { bodyOf, placed } from "./body";
import { namedOf, type DocumentDefinition, type Values } from "./definition";

/** Where somebody else saved first: from what both began, and what is there now. */
export interface Conflict {
  mine: Values;
  theirs: Values;
  sends?: Values;
}

const STALE = 412;

/**
 * Saving a record with the version it was made from. A try that may have got through is repeated
 * under its key; other contents get another key.
 */
export function useSaving(
  definition: DocumentDefinition,
  record: Values,
  onSaved: (saved: Values) => void,
  /** Tries it again with what the form holds by then. */
  again: (sends?: Values) => void,
) {
  const isNew = record.id === undefined;
  const address = isNew ? definition.path : `${definition.path}/${encodeURIComponent(String(record.id))}`;
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const send = useSend();

  const save = async (values: Values, version: number | undefined, sends?: Values): Promise<void> => {
    setBusy(true);
    setErrors({});
    const body = { ...bodyOf(definition, values, isNew), ...sends };
    try {
      const saved = await send<Values>({
        method: isNew ? "POST" : (definition.edit ?? "PUT"),
        path: address,
        body,
        version: isNew ? undefined : version,
      });
      onSaved(saved);
    } catch (error) {
      setBusy(false);
      if (!(error instanceof ProblemError)) throw error;
      await refused(error, values, version, sends);
    }
  };
  const refused = async (error: ProblemError, values: Values, version: number | undefined, sends?: Values) => {
    const { problem } = error;
    if (problem.status === STALE && !isNew) {
      const theirs = await get<Values>(address).catch(() => null);
      if (theirs) {
        setConflict({ mine: values, theirs, sends });
        return;
      }
    }
    setErrors(placed(byField(problem), definition, values));
    tellProblem(problem, () => again(sends), namedOf(definition));
  };
  return { save, errors, setErrors, busy, conflict, setConflict, isNew };
}
