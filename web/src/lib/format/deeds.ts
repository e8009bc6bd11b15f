import type { Words } from "./words";

/** The word for what a command did: its own name's, else its first word's, which "add_rule" shares with "add". */
export function deedOf(t: Words, command: string): string {
  const verb = command.split(".").pop() ?? command;
  const [first = verb] = verb.split("_");
  const key = [verb, first].map((name) => `commands.${name}`).find((name) => t.has(name));
  return key ? t(key) : verb;
}

/** What a noun of a command may stand for: itself, or the one of many. */
function singulars(noun: string): string[] {
  return [noun, noun.replace(/ies$/, "y"), noun.replace(/(x|ss|ch)es$/, "$1"), noun.replace(/s$/, "")];
}

/**
 * The word for the kind of record a command is about. Where nothing was written, because it was
 * refused, the command's own name still says what it was to be: "add_webhook" a webhook.
 */
export function kindOf(t: Words, kind: string | null | undefined, command: string): string {
  const parts = (command.split(".").pop() ?? command).split("_");
  const ends = parts.slice(1).map((_, n) => parts.slice(n + 1).join("_"));
  const found = [...(kind ? [kind] : []), ...ends.flatMap(singulars)].find((name) => t.has(`kinds.${name}`));
  return found ? t(`kinds.${found}`) : (kind ?? "");
}
