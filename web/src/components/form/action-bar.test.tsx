import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/api/problem";
import core from "@/messages/en/core.json";
import settings from "@/messages/en/settings.json";
import { ActionBar } from "./action-bar";

const { refresh, send, tellProblem } = vi.hoisted(() => ({ refresh: vi.fn(), send: vi.fn(), tellProblem: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh, push: vi.fn() }) }));
vi.mock("@/lib/api/client", () => ({ newKey: () => "key", send }));
vi.mock("@/components/ui/toasts", () => ({ tell: vi.fn(), tellProblem }));

const END = { label: "endSession", permission: "identity.self.write", method: "DELETE", path: "/v1/identity/sessions/{id}" } as const;

beforeEach(() => vi.clearAllMocks());

async function ended(): Promise<void> {
  const messages = { ...core, actions: { ...core.actions, ...settings.actions } };
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <ActionBar actions={[END]} record={{ id: "7" }} />
    </NextIntlClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: settings.actions.endSession }));
  await waitFor(() => expect(send).toHaveBeenCalled());
}

test("an action on what is gone meanwhile takes it out of sight", async () => {
  send.mockRejectedValue(new ProblemError({ type: "/problems/not-found", title: "Gone.", status: 404 }));
  await ended();
  await waitFor(() => expect(refresh).toHaveBeenCalledOnce());
});

test("an action that is refused leaves the page as it is", async () => {
  send.mockRejectedValue(new ProblemError({ type: "/problems/forbidden", title: "No.", status: 403 }));
  await ended();
  expect(refresh).not.toHaveBeenCalled();
});

test("what is tried again from the notice is what is typed by then, and done closes what asked for it", async () => {
  const ask = { ...END, method: "POST", asks: [{ key: "reason", kind: "text" }] } as const;
  const messages = { ...core, actions: { ...core.actions, ...settings.actions } };
  send.mockRejectedValueOnce(new ProblemError({ type: "about:blank", title: "offline", status: 0 })).mockResolvedValueOnce(null);
  render(
    <NextIntlClientProvider locale="en" messages={messages} onError={() => undefined}>
      <ActionBar actions={[ask]} record={{ id: "7" }} />
    </NextIntlClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: settings.actions.endSession }));
  const dialog = await screen.findByRole("dialog", {}, { timeout: 15_000 });
  await userEvent.click(within(dialog).getByRole("button", { name: settings.actions.endSession }));
  await waitFor(() => expect(tellProblem).toHaveBeenCalledOnce());
  expect(screen.queryByRole("dialog")).not.toBeNull();
  await userEvent.type(within(dialog).getByRole("textbox"), "Lost");
  const again = tellProblem.mock.calls[0]?.[1] as () => void;
  act(again);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(send.mock.calls.map(([request]) => (request as { body: unknown }).body)).toEqual([{}, { reason: "Lost" }]);
}, 30_000);
