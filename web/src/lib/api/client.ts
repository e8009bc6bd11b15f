"use client";

import { askedFor, succeeded } from "./outcome";
import { ProblemError, problemOf } from "./problem";

/** Where the shell leaves the value that every change by cookie must carry. */
const CSRF = 'meta[name="erp-csrf"]';

export interface Change {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  form?: FormData;
  /** The ETag version an edit was made from. */
  version?: number;
  /** What is sent again under the same key is done once; `useSend` sees to it. */
  key?: string;
  /** Hears how much of a file has arrived, from 0 to 1, where it goes by `upload`. */
  onProgress?: (share: number) => void;
  /** Stops it, where the answer is no longer wanted. */
  signal?: AbortSignal;
}

export function newKey(): string {
  return crypto.randomUUID();
}

/** Send a change; throws a ProblemError where the API refuses or cannot be reached. */
export async function send<T>(change: Change): Promise<T> {
  const headers: Record<string, string> = {
    "ERP-CSRF": document.querySelector<HTMLMetaElement>(CSRF)?.content ?? "",
  };
  if (change.body !== undefined) headers["Content-Type"] = "application/json";
  if (change.version !== undefined) headers["If-Match"] = `"${change.version}"`;
  if (change.key) headers["Idempotency-Key"] = change.key;
  const asked = askedFor(change.method, change.path);
  let response: Response;
  try {
    response = await fetch(change.path, {
      method: change.method,
      headers,
      signal: change.signal,
      body: change.form ?? (change.body === undefined ? undefined : JSON.stringify(change.body)),
    });
  } catch {
    throw new ProblemError({ type: "about:blank", title: "offline", status: 0, asked });
  }
  if (!response.ok) throw new ProblemError({ ...(await problemOf(response)), asked });
  succeeded(asked);
  const text = await response.text();
  return (text ? JSON.parse(text) : null) as T;
}

/** Read in the browser: pickers, the palette, previews. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return (await response.json()) as T;
}
