import { expect, test } from "vitest";
import settings from "@/messages/en/settings.json";
import { AUDIT } from "./list";

test("every choice of the log's filters has a word of its own", () => {
  const words: Record<string, Record<string, string>> = { commands: settings.commands, kinds: settings.kinds };
  for (const filter of AUDIT.filters.filter((one) => one.words !== undefined)) {
    const said = (filter.choices ?? []).map((choice) => words[filter.words ?? ""]?.[choice]);
    expect(said, filter.key).not.toContain(undefined);
    expect(new Set(said).size, filter.key).toBe(said.length);
  }
});
