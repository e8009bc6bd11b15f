import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/api/problem";
import core from "@/messages/en/core.json";
import settings from "@/messages/en/settings.json";
import { ActionBar } from "./action-bar";

const { refresh, send } = vi.hoisted(() => ({ refresh: vi.fn(), send: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh, push: vi.fn() }) }));
vi.mock("@/lib/api/client", () => ({ newKey: () => "key", send }));

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
