"use client";

import { useEffect, useRef } from "react";

export interface ListKeys {
  move: (by: number) => void;
  open: () => void;
  choose: () => void;
  edit: () => void;
}

const PAUSE = 1200;

/** Whether keys belong to a field, or to something that lies over the page. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) ||
    target.closest('[role="dialog"],[role="listbox"],[role="menu"]') !== null
  );
}

/**
 * The keys of a list, wherever the focus is on the page: j and k move, x chooses, o opens, e edits,
 * / searches. A key that ends a pair such as "g k" or "n e" is not for the list.
 */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let went = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (event.key === "g" || event.key === "n") {
        went = event.timeStamp;
        return;
      }
      if (went > 0 && event.timeStamp - went < PAUSE) {
        went = 0;
        return;
      }
      const act: Record<string, () => void> = {
        j: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        x: () => latest.current.choose(),
        o: () => latest.current.open(),
        e: () => latest.current.edit(),
        "/": () => document.querySelector<HTMLElement>("[data-list-search]")?.focus(),
      };
      const done = act[event.key];
      if (!done) return;
      event.preventDefault();
      done();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
