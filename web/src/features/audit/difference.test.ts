import { expect, it } from "vitest";
import { differences } from "./difference";

it("says value by value what a command changed", () => {
  const found = differences({ name: "Ann", tags: ["a"], legal: { city: "Kiel" } }, { name: "Anna", tags: ["a", "b"], version: 2 });
  expect(found).toEqual([
    { path: "name", before: "Ann", after: "Anna", isChanged: true },
    { path: "tags.0", before: "a", after: "a", isChanged: false },
    { path: "tags.1", before: "", after: "b", isChanged: true },
    { path: "version", before: "", after: 2, isChanged: true },
    { path: "legal.city", before: "Kiel", after: "", isChanged: false },
  ]);
});

it("has nothing to compare where a record was made", () => {
  expect(differences(null, { id: 1, lines: [] })).toEqual([
    { path: "id", before: "", after: 1, isChanged: false },
    { path: "lines", before: "", after: "[]", isChanged: false },
  ]);
  expect(differences(null, null)).toEqual([]);
});
