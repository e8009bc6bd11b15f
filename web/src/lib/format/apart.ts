const FROM_RIGHT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The direction that a text begins in, for what a browser does not find out by itself. */
export function directionOf(text: string): "ltr" | "rtl" {
  return FROM_RIGHT.test(text) ? "rtl" : "ltr";
}

const [FROM, TO] = ["\u2068", "\u2069"];

/**
 * Parts of one line, each in its own direction: in a language written from right to left, a name
 * and a date beside it would else be read into each other.
 */
export function apart(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).map((part) => FROM + part + TO).join(" · ");
}
