import { render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import { ListError } from "./list-error";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }) }));

const misfit = { type: "/problems/malformed", title: "The request does not fit its shape.", status: 422 };

function shown(problem: object) {
  render(
    <NextIntlClientProvider locale="en" messages={{ ...core, fields: { dated: "Date", status: "Status" } }} timeZone="UTC">
      <ListError problem={{ ...misfit, ...problem }} here="/invoices" />
    </NextIntlClientProvider>,
  );
  return screen.getByRole("alert");
}

test("a filter that does not fit is called what the filter bar calls it, never by its path", () => {
  const errors = [
    { pointer: "/query/dated_from", detail: "is not a date such as 2026-03-31" },
    { pointer: "/query/status/0", detail: "is not one of 'draft' or 'open'" },
    { pointer: "/query/q", detail: "is too long: at most 200 characters" },
  ];
  const alert = shown({ detail: "/query/dated_from: is not a date such as 2026-03-31", errors });
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "Date: is not a date such as 2026-03-31",
    "Status: is not one of 'draft' or 'open'",
    "Search: is too long: at most 200 characters",
  ]);
  expect(alert.textContent).not.toContain("/query/");
  expect(screen.getByRole("link", { name: "Clear filters" }).getAttribute("href")).toBe("/invoices");
});

test("what no field is to blame for is said as the API says it", () => {
  expect(shown({ detail: "The cursor is not one that this list gave." }).textContent).toContain("The cursor is not one that this list gave.");
});
