import { isValidElement, Suspense } from "react";
import { expect, test } from "vitest";
import { Outlined } from "./outlined";

const OUTLINE = <p>outline</p>;
const ROWS = <p>rows</p>;

test("a quick answer is drawn without an outline", async () => {
  expect(await Outlined({ answer: Promise.resolve(1), outline: OUTLINE, children: ROWS })).toBe(ROWS);
});

test("a refusal that comes at once has no outline either", async () => {
  expect(await Outlined({ answer: Promise.reject(new Error("refused")), outline: OUTLINE, children: ROWS })).toBe(ROWS);
});

test("a slow answer has its outline in place", async () => {
  const drawn = await Outlined({ answer: new Promise(() => undefined), outline: OUTLINE, children: ROWS });
  expect(isValidElement(drawn) && drawn.type).toBe(Suspense);
});
