import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
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

test("a draft that was kept and got no answer to its posting is posted by the next try, once", async () => {
  const asked: string[] = [];
  const posts: (string | null)[] = [];
  vi.stubGlobal("fetch", (path: string, { method = "GET", headers }: RequestInit = {}) => {
    if (method === "GET") return Promise.resolve(Response.json({}));
    const said = new Headers(headers);
    asked.push(`${method} ${path} ${said.get("If-Match") ?? ""}`);
    if (method === "PUT") return Promise.resolve(Response.json({ ...DRAFT, version: 4 }));
    posts.push(said.get("Idempotency-Key"));
    return posts.length === 1 ? Promise.reject(new TypeError("gone")) : Promise.resolve(Response.json({ id: "e1", number: "GEN-1" }));
  });
  const told: Toast[] = [];
  window.addEventListener("erp-toast", (event) => told.push((event as CustomEvent<Toast>).detail));
  render(
    <NextIntlClientProvider locale="en" messages={core} timeZone="UTC" onError={() => undefined}>
      <EntryForm kind="entry" start={DRAFT} home="EUR" mayPost mayDraft />
    </NextIntlClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: /entry\.post|^Post/ }));
  await waitFor(() => expect(told).toHaveLength(1));
  act(() => told[0]?.retry?.());
  await waitFor(() => expect(push).toHaveBeenCalledExactlyOnceWith("/entries/e1"));
  expect(asked).toEqual(["PUT /v1/ledger/drafts/d1 \"3\"", "POST /v1/ledger/drafts/d1/post \"4\"", "POST /v1/ledger/drafts/d1/post \"4\""]);
  expect(posts[0]).toBeTruthy();
  expect(posts[1]).toBe(posts[0]);
});
