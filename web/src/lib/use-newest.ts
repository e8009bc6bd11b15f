import { useLayoutEffect, type RefObject } from "react";

/**
 * Keeps in a reference what the newest drawing gives it: for what is called later, by an answer or
 * from a notice, and must not bring back what the page held when it was asked for.
 */
export function useNewest<Value>(heldRef: RefObject<Value>, newest: Value): void {
  useLayoutEffect(() => {
    heldRef.current = newest;
  }, [heldRef, newest]);
}
