import { expect, test } from "vitest";
import { wordFor, type Words } from "./words";

const said: Record<string, string> = { "status.sent": "Versandt", "status.direction_sent": "Ausgang" };
const t: Words = Object.assign((key: string) => said[key] ?? key, { has: (key: string) => key in said });

test("a field's own word goes before the word that all share, and the value is its own last word", () => {
  expect(wordFor(t, "direction", "sent")).toBe("Ausgang");
  expect(wordFor(t, "status", "sent")).toBe("Versandt");
  expect(wordFor(t, "status", "new_to_us")).toBe("new_to_us");
});
