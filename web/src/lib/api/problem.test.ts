import { expect, test } from "vitest";
import { byField, problemOf } from "./problem";

const problem = { type: "/problems/malformed", title: "It does not fit.", status: 422 };

test("each misfit stands at the field that its pointer names", () => {
  const errors = [
    { pointer: "/body/lines/0/quantity", detail: "is no number" },
    { pointer: "/body/lines/0/quantity", detail: "comes second" },
    { pointer: "/body/email", detail: "is no address" },
  ];
  expect(byField({ ...problem, errors })).toEqual({ "lines.0.quantity": "is no number", email: "is no address" });
});

test("a refusal with one pointer says its detail there, else its title", () => {
  expect(byField({ ...problem, pointer: "/body/tax", detail: "is not ours" })).toEqual({ tax: "is not ours" });
  expect(byField({ ...problem, pointer: "/body/tax" })).toEqual({ tax: "It does not fit." });
  expect(byField(problem)).toEqual({});
});

test("an answer that is no problem is one nevertheless", async () => {
  const page = new Response("<html>", { status: 502, statusText: "Bad Gateway" });
  expect(await problemOf(page)).toEqual({ type: "about:blank", title: "Bad Gateway", status: 502 });
  const said = new Response(JSON.stringify({ ...problem, detail: "So." }), { status: 422 });
  expect(await problemOf(said)).toMatchObject({ detail: "So.", status: 422 });
});
