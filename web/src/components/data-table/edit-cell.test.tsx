import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import core from "@/messages/de/core.json";
import type { ColumnDefinition, InlineEdit } from "./definition";
import { EditCell } from "./edit-cell";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const EDIT: InlineEdit = { method: "PATCH", path: "/v1/lists/{id}", permission: "write" };
const ROW = { id: "l1", starts: "2026-01-31", price: "9.500000" };

function cell(column: ColumnDefinition): string[] {
  const sent: string[] = [];
  vi.stubGlobal("fetch", (_: string, { body }: { body: string }) => {
    sent.push(body);
    return Promise.resolve(new Response(JSON.stringify(ROW), { status: 200, headers: { "Content-Type": "application/json" } }));
  });
  render(
    <NextIntlClientProvider locale="de" messages={core} timeZone="UTC">
      <EditCell column={column} row={ROW} edit={EDIT} label="Feld" onSaved={() => undefined} />
    </NextIntlClientProvider>,
  );
  return sent;
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["Enter", "{Enter}"],
  ["leaving it", "{Tab}"],
])("a day typed in part is understood and saved by %s", async (_, key) => {
  const sent = cell({ key: "starts", kind: "date", edit: { kind: "date" } });
  await userEvent.click(await screen.findByRole("button"));
  const box = await screen.findByRole<HTMLInputElement>("textbox", { name: "Feld" });
  expect(box.value).toBe("31.01.2026");
  await userEvent.clear(box);
  await userEvent.type(box, `01.02.26${key}`);
  expect(sent).toEqual([JSON.stringify({ starts: "2026-02-01" })]);
});

test("a price is saved as the reader means it, and not at all where it is the same", async () => {
  const sent = cell({ key: "price", kind: "amount", edit: { kind: "decimal" } });
  await userEvent.click(await screen.findByRole("button"));
  await screen.findByRole("textbox");
  await userEvent.keyboard("{Enter}");
  expect(sent).toEqual([]);
  await userEvent.click(await screen.findByRole("button"));
  const box = await screen.findByRole<HTMLInputElement>("textbox", { name: "Feld" });
  await userEvent.clear(box);
  await userEvent.type(box, "1.000{Enter}");
  expect(sent).toEqual([JSON.stringify({ price: "1000" })]);
});

test("a change that got no answer is tried again under its key", async () => {
  cell({ key: "price", kind: "amount", edit: { kind: "decimal" } });
  const keys: (string | null)[] = [];
  vi.stubGlobal("fetch", (_: string, { headers }: RequestInit) => {
    keys.push(new Headers(headers).get("Idempotency-Key"));
    return keys.length === 1 ? Promise.reject(new TypeError("gone")) : Promise.resolve(Response.json(ROW));
  });
  await userEvent.click(await screen.findByRole("button"));
  const box = await screen.findByRole("textbox", { name: "Feld" });
  await userEvent.clear(box);
  await userEvent.type(box, "12{Enter}");
  await screen.findByRole("alert");
  await userEvent.type(box, "{Enter}");
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});
