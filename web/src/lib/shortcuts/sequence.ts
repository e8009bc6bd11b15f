/** How long after the first key the second still counts. */
export const PAUSE = 1200;

/** The key pressed before, and when. */
export interface Held {
  key: string;
  at: number;
}

/** What two keys, one after the other, stand for: "g i" is g, then i. */
export function follow<T extends { keys?: string }>(
  held: Held | null,
  pressed: Held,
  targets: readonly T[],
): T | undefined {
  if (!held || pressed.at - held.at > PAUSE) return undefined;
  return targets.find((one) => one.keys === `${held.key} ${pressed.key}`);
}

/** Keys pressed while somebody writes are letters, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}
