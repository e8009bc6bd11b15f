/** How the API says, in one sentence of English, why a call to a webhook failed; and what we call it. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^The receiver answered (?<status>\d+)\.$/, "answered"],
  [/^No answer (?:within \d+ seconds|in time)\.$/, "noAnswer"],
  [/^The connection (?:was refused|broke)/, "closed"],
  [/^The certificate was refused\.$/, "certificate"],
  [/^The webhook's secret is lost/, "secretLost"],
  [/^The webhook was switched off\.$/, "switchedOff"],
  [/^The address names a host that does not exist\.$/, "noHost"],
  [/^The address is not on the public internet\.$/, "notPublic"],
];

/** Why a call failed, in the reader's language; a reason that is new to us stays as it is. */
export function outcomeOf(t: (key: string, values?: Record<string, string>) => string, said: unknown): string | null {
  if (typeof said !== "string" || said === "") return null;
  for (const [sentence, name] of SENTENCES) {
    const found = sentence.exec(said);
    if (found) return t(name, { ...found.groups });
  }
  return said;
}
