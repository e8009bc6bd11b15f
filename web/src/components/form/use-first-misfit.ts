import { useEffect, useRef, type RefObject } from "react";

/** A form that, when something is found wrong, brings the first field that is into sight and into focus. */
export function useFirstMisfit(errors: Readonly<Record<string, string>>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid],[data-invalid]")?.focus();
  }, [errors]);
  return form;
}
