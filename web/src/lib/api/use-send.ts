"use client";

import { useCallback, useRef } from "react";
import { newKey, send, type Change } from "./client";
import { ProblemError } from "./problem";

type Sends = <T>(change: Change) => Promise<T>;

/**
 * Sends the changes of a form or a list, each under an idempotency key: one whose answer never came
 * is tried again under the same, so that it is done once, and anything else under another. What was
 * answered may be wished for anew.
 *
 * @param way how it is sent: `upload`, where the progress of a file is shown
 */
export function useSend(way: Sends = send): Sends {
  const unanswered = useRef(new Map<string, string>());
  return useCallback(
    async <T>(change: Change): Promise<T> => {
      const said = saidIn(change);
      const key = unanswered.current.get(said) ?? newKey();
      unanswered.current.set(said, key);
      try {
        const reply = await way<T>({ ...change, key });
        unanswered.current.delete(said);
        return reply;
      } catch (error) {
        if (isAnswer(error)) unanswered.current.delete(said);
        throw error;
      }
    },
    [way],
  );
}

/** Whether the API refused, so that nothing was done; without an answer nobody knows. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status !== 0 && error.problem.status < 500;
}

function saidIn({ method, path, version, body, form }: Change): string {
  const parts = form && [...form].map(([name, part]) => [name, typeof part === "string" ? part : [part.name, part.size, part.lastModified]]);
  return JSON.stringify([method, path, version, body, parts]);
}
