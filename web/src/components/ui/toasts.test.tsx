import { act, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { expect, test } from "vitest";
import { askedFor, succeeded } from "@/lib/api/outcome";
import core from "@/messages/en/core.json";
import { tellProblem, Toasts } from "./toasts";

const asked = askedFor("POST", "/v1/ledger/entries?dry=1");
const problem = { type: "/problems/malformed", title: "It does not fit.", status: 422, detail: "/body/dated: is missing", asked };

function shown() {
  const form = { ...core.form, ofLine: "Line {row}: {field}" };
  render(
    <NextIntlClientProvider locale="en" messages={{ ...core, form, fields: { entry_date: "Entry date", tax: "Tax" } }}>
      <Toasts />
    </NextIntlClientProvider>,
  );
}

test("a field is named as its form labels it, never by a pointer", () => {
  shown();
  const errors = [
    { pointer: "/body/dated", detail: "is missing" },
    { pointer: "/body/lines/1/tax", detail: "is not known" },
  ];
  act(() => tellProblem({ ...problem, errors }, undefined, [{ key: "dated", label: "entry_date" }]));
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["Entry date: is missing", "Line 2: Tax: is not known"]);
  expect(document.body.textContent).not.toContain("/body");
});

test("what the API says in English is marked so below another language", () => {
  shown();
  act(() => tellProblem({ ...problem, title: "Passt nicht.", detail: "So it is.", language: "de" }));
  expect(screen.getByText("So it is.").lang).toBe("en");
});

test("a refusal goes away when the same thing succeeds, and only then", () => {
  shown();
  act(() => tellProblem(problem));
  act(() => tellProblem(problem));
  expect(screen.getAllByText("It does not fit.")).toHaveLength(1);
  act(() => succeeded(askedFor("POST", "/v1/ledger/journals")));
  expect(screen.queryByText("It does not fit.")).not.toBeNull();
  act(() => succeeded(askedFor("POST", "/v1/ledger/entries")));
  expect(screen.queryByText("It does not fit.")).toBeNull();
});
