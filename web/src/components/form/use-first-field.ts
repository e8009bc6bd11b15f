import { useEffect, type RefObject } from "react";

/**
 * A form that somebody began begins in its first field, ready to type. Not where a finger points:
 * there a field in focus brings up a keyboard that hides the form.
 */
export function useFirstField(form: RefObject<HTMLFormElement | null>, isNew: boolean): void {
  useEffect(() => {
    const isElsewhere = document.activeElement?.closest("form,[role=dialog]");
    if (!isNew || isElsewhere || !window.matchMedia("(hover: hover)").matches) return;
    form.current?.querySelector<HTMLElement>("input,select,textarea")?.focus({ preventScroll: true });
  }, [form, isNew]);
}
