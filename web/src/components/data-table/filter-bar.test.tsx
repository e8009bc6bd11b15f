import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from "nuqs/adapters/testing";
import { expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import type { ListDefinition } from "./definition";
import { FilterBar } from "./filter-bar";

const LIST: ListDefinition = {
  id: "invoices",
  path: "/v1/invoices",
  columns: [],
  filters: [
    { key: "total", kind: "amounts" },
    { key: "name", kind: "text" },
  ],
  search: false,
  sort: "id",
};

test("an amount may be typed with a comma, and a name keeps its own", async () => {
  const asked = vi.fn<OnUrlUpdateFunction>();
  render(
    <NuqsTestingAdapter onUrlUpdate={asked}>
      <NextIntlClientProvider locale="en" messages={{ ...core, fields: { total: "Total", name: "Name" } }} timeZone="UTC">
        <FilterBar definition={LIST} search={{}} here="/invoices" />
      </NextIntlClientProvider>
    </NuqsTestingAdapter>,
  );
  fireEvent.change(screen.getByLabelText("Total: from"), { target: { value: " 1.100,50 " } });
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Chairs, oak" } });
  fireEvent.submit(screen.getByRole("search"));
  await waitFor(() => expect(asked).toHaveBeenCalled());
  const address = asked.mock.calls.at(-1)?.[0].searchParams;
  expect([address?.get("total_from"), address?.get("name_has")]).toEqual(["1100.50", "Chairs, oak"]);
});
