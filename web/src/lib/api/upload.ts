"use client";

import type { Change } from "./client";
import { askedFor, succeeded } from "./outcome";
import { ProblemError, problemIn } from "./problem";

/** Send a file, and tell how much of it has arrived; fetch cannot say that. */
export function upload<T>({ method, path, form, key, onProgress }: Change): Promise<T> {
  const asked = askedFor(method, path);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader(
      "ERP-CSRF",
      document.querySelector<HTMLMetaElement>('meta[name="erp-csrf"]')?.content ?? "",
    );
    if (key) request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const { status, responseText, statusText } = request;
      if (status >= 200 && status < 300) {
        succeeded(asked);
        resolve((responseText ? JSON.parse(responseText) : null) as T);
      } else {
        const refused = problemIn(responseText, status, statusText);
        void refused.then((problem) => reject(new ProblemError({ ...problem, asked })), reject);
      }
    };
    request.onerror = () => reject(new ProblemError({ type: "about:blank", title: "offline", status: 0, asked }));
    request.send(form);
  });
}
