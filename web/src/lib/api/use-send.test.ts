import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Change } from "./client";
import { ProblemError } from "./problem";
import { useSend } from "./use-send";

const PAYMENT: Change = { method: "POST", path: "/v1/payments/payments", body: { amount: "100.00" } };

/** Sends one after the other, with the status that each is answered by, 0 for none; gives the keys they went under. */
async function keysOf(...sent: readonly (readonly [Change, number])[]): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  let status = 0;
  const way = vi.fn((change: Change) => {
    keys.push(change.key);
    return status === 200 ? Promise.resolve(null as never) : Promise.reject(new ProblemError({ type: "about:blank", title: "", status }));
  });
  const { result } = renderHook(() => useSend(way));
  for (const [change, answered] of sent) {
    status = answered;
    await result.current(change).catch(() => undefined);
  }
  return keys;
}

function withFile(text: string): Change {
  const form = new FormData();
  form.set("file", new File([text], "statement.csv", { lastModified: 1 }));
  return { method: "POST", path: "/v1/documents/files", form };
}

test.each([0, 500, 503])("what got no answer (%s) is tried again under its key, until it has one", async (status) => {
  const [first, second, third, anew] = await keysOf([PAYMENT, status], [PAYMENT, 0], [PAYMENT, 200], [PAYMENT, 200]);
  expect(first).toBeTruthy();
  expect([second, third]).toEqual([first, first]);
  expect(anew).not.toBe(first);
});

test("what was refused is tried again under another key: nothing was done", async () => {
  const [refused, again] = await keysOf([PAYMENT, 422], [PAYMENT, 200]);
  expect(again).not.toBe(refused);
});

test("what is changed after no answer is another wish, and the first one stays what it was", async () => {
  const other = { ...PAYMENT, body: { amount: "200.00" } };
  const newer = { ...PAYMENT, version: 2 };
  const [first, changed, later, again] = await keysOf([PAYMENT, 0], [other, 0], [newer, 0], [PAYMENT, 200]);
  expect(new Set([first, changed, later]).size).toBe(3);
  expect(again).toBe(first);
});

test("the same file is known again, another of its name is not", async () => {
  const [first, other, again] = await keysOf([withFile("a;b"), 0], [withFile("a;b;c"), 0], [withFile("a;b"), 200]);
  expect(other).not.toBe(first);
  expect(again).toBe(first);
});
