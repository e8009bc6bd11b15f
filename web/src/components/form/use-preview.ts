"use client";

import { useEffect, useState } from "react";
import { send } from "@/lib/api/client";
import { filledRows, previewBody, rowsOf } from "./body";
import type { DocumentDefinition, Values } from "./definition";

const PAUSE = 350;

/** What the API reckons the document to be, its lines by their place on the screen. */
export interface Reckoned {
  totals: Values | null;
  lines: Values[];
  /** What is typed has moved on since. */
  isStale: boolean;
}

/** An answer, and the values that it is about. */
interface Answer {
  of: Values | null;
  totals: Values | null;
  lines: Values[];
}

const NOTHING: Answer = { of: null, totals: null, lines: [] };

/** The totals as the API reckons them, a moment after the last key; an older answer is dropped. */
export function usePreview(definition: DocumentDefinition, values: Values, isNew: boolean): Reckoned {
  const [reckoned, setReckoned] = useState<Answer>(NOTHING);
  useEffect(() => {
    const { preview, lines } = definition;
    if (!preview) return;
    const body = previewBody(definition, values, isNew);
    const isReady = definition.sections.every((section) =>
      section.fields.every((field) => !field.required || body[field.key] !== undefined),
    );
    if (!isReady) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      send<Values & { lines?: Values[] }>({ method: "POST", path: preview, body, signal: stop.signal })
        .then((answer) => {
          if (stop.signal.aborted) return;
          const placed: Values[] = [];
          const places = lines ? filledRows(lines, rowsOf(lines, values)) : [];
          places.forEach((place, n) => (placed[place] = answer.lines?.[n] ?? {}));
          setReckoned({ of: values, totals: answer, lines: placed });
        })
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [definition, values, isNew]);
  return { totals: reckoned.totals, lines: reckoned.lines, isStale: reckoned.of !== values };
}
