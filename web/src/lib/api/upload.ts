"use client";

import { ProblemError, problemIn } from "./problem";

/** Send a file, and tell how much of it has arrived; fetch cannot say that. */
export function upload<T>(
  path: string,
  form: FormData,
  key: string | undefined,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader(
      "ERP-CSRF",
      document.querySelector<HTMLMetaElement>('meta[name="erp-csrf"]')?.content ?? "",
    );
    if (key) request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const isGood = request.status >= 200 && request.status < 300;
      if (isGood) resolve((request.responseText ? JSON.parse(request.responseText) : null) as T);
      else reject(new ProblemError(problemIn(request.responseText, request.status, request.statusText)));
    };
    request.onerror = () => reject(new ProblemError({ type: "about:blank", title: "offline", status: 0 }));
    request.send(form);
  });
}
