const SUCCEEDED = "erp-succeeded";

/** What a change asks for, by which a refusal and a later success are known for the same thing. */
export function askedFor(method: string, path: string): string {
  return `${method} ${path.split("?")[0]}`;
}

/** Say that something was done: what was said of its refusal before is not true any more. */
export function succeeded(asked: string): void {
  window.dispatchEvent(new CustomEvent<string>(SUCCEEDED, { detail: asked }));
}

/** Hear what was done, until the returned function is called. */
export function onSuccess(heard: (asked: string) => void): () => void {
  const hear = (event: Event) => heard((event as CustomEvent<string>).detail);
  window.addEventListener(SUCCEEDED, hear);
  return () => window.removeEventListener(SUCCEEDED, hear);
}
