import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/api/problem";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import settings from "@/messages/en/settings.json";
import { RoleForm } from "./role-form";

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn(), push: vi.fn() }) }));
vi.mock("@/lib/api/client", () => ({ newKey: () => "key", send }));

test("what is wrong is brought into sight: its field has the focus, however far below one pressed", async () => {
  const errors = [{ pointer: "/body/name", detail: "is empty", kind: "empty" }];
  send.mockRejectedValue(new ProblemError({ type: "/problems/invalid", title: "No.", status: 422, errors }));
  const messages = { common: core.common, form: { ...core.form, ...sales.form }, actions: settings.actions, permissions: settings.permissions, settings: settings.settings, fields: { name: "Name" } };
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <RoleForm permissions={[]} mayWrite />
    </NextIntlClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: core.form.save }));
  await waitFor(() => expect(document.activeElement?.id).toBe("role-name"));
});
