import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, test, vi } from "vitest";
import type { Toast } from "@/components/ui/toasts";
import core from "@/messages/en/core.json";
import { EntryForm } from "./entry-form";

const { push } = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn(), push }) }));

const DRAFT = {
  id: "d1",
  version: 3,
  dated: "2026-03-01",
  journal: "GEN",
  memo: "Rent",
  lines: [
    { account: "6310", debit: "900.00" },
    { account: "1800", credit: "900.00" },
  ],
};

/** What the API is asked for when a draft is posted and the first answer gets lost, with what each brought along. */
function lost() {
  const asked: { what: string; key: string | null; body: unknown }[] = [];
  let version = DRAFT.version;
  vi.stubGlobal("fetch", (path: string, { method = "GET", headers, body }: RequestInit = {}) => {
    if (method === "GET") return Promise.resolve(Response.json({}));
    const said = new Headers(headers);
    asked.push({ what: `${method} ${path} ${said.get("If-Match") ?? ""}`, key: said.get("Idempotency-Key"), body: JSON.parse(String(body ?? null)) });
    if (method === "PUT") return Promise.resolve(Response.json({ ...DRAFT, version: ++version }));
    const isFirst = asked.filter((one) => one.what.startsWith("POST")).length === 1;
    return isFirst ? Promise.reject(new TypeError("gone")) : Promise.resolve(Response.json({ id: "e1", number: "GEN-1" }));
  });
  const told: Toast[] = [];
  window.addEventListener("erp-toast", (event) => told.push((event as CustomEvent<Toast>).detail));
  render(
    <NextIntlClientProvider locale="en" messages={core} timeZone="UTC" onError={() => undefined}>
      <EntryForm kind="entry" start={DRAFT} home="EUR" mayPost mayDraft />
    </NextIntlClientProvider>,
  );
  return { asked, told };
}

beforeEach(() => push.mockClear());

test("a draft that was kept and got no answer to its posting is posted by the next try, once", async () => {
  const { asked, told } = lost();
  await userEvent.click(screen.getByRole("button", { name: /entry\.post/ }));
  await waitFor(() => expect(told).toHaveLength(1));
  act(() => told[0]?.retry?.());
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/entries/e1"));
  const [kept, first, second] = asked;
  expect(asked.map((one) => one.what)).toEqual([
    'PUT /v1/ledger/drafts/d1 "3"',
    'POST /v1/ledger/drafts/d1/post "4"',
    'POST /v1/ledger/drafts/d1/post "4"',
  ]);
  expect(new Set([kept?.key, first?.key]).size).toBe(2);
  expect(second?.key).toBe(first?.key);
});

test("what was typed since is what the notice tries again", async () => {
  const { asked, told } = lost();
  await userEvent.click(screen.getByRole("button", { name: /entry\.post/ }));
  await waitFor(() => expect(told).toHaveLength(1));
  await userEvent.type(screen.getByRole("textbox", { name: /memo/i }), " of May");
  act(() => told[0]?.retry?.());
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/entries/e1"));
  expect(asked.map((one) => one.what)).toContain('PUT /v1/ledger/drafts/d1 "4"');
  expect(asked[2]?.body).toHaveProperty("memo", "Rent of May");
  expect(asked[3]?.what).toBe('POST /v1/ledger/drafts/d1/post "5"');
});
