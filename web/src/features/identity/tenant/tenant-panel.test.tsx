import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import settings from "@/messages/en/settings.json";
import { TenantPanel } from "./tenant-panel";

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
const words: Record<string, unknown> = { ...settings.settings, ...core.actions };
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn(), push: vi.fn() }) }));
vi.mock("next-intl/server", () => ({ getTranslations: () => Promise.resolve((key: string) => String(words[key])) }));
vi.mock("@/lib/api/client", () => ({ newKey: () => "key", send }));
vi.mock("@/lib/api/server", () => ({
  me: () => Promise.resolve({ permissions: ["identity.companies.write"] }),
  readIfAllowed: () => Promise.resolve({ name: "Acme", workspace: "acme-1", version: 3 }),
}));

test("renaming leaves the workspace as it is, unless words for a new one are typed", async () => {
  send.mockResolvedValue({ name: "Acme Group", version: 4 });
  const panel = await TenantPanel();
  const messages = { common: core.common, form: { ...core.form, ...sales.form }, fields: { ...settings.fields, name: "Name" }, help: settings.help };
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      {panel}
    </NextIntlClientProvider>,
  );
  expect(screen.getByText("acme-1")).toBeTruthy();
  await userEvent.click(screen.getByText(core.actions.edit));
  await userEvent.type(await screen.findByRole("textbox", { name: /^Name/ }), " Group");
  await userEvent.click(screen.getByRole("button", { name: core.form.save }));
  await waitFor(() => expect(send).toHaveBeenCalledOnce());
  expect(send.mock.calls[0]?.[0]).toMatchObject({ method: "PUT", path: "/v1/identity/tenant", version: 3 });
  expect(send.mock.calls[0]?.[0]).toHaveProperty("body", { name: "Acme Group" });
});
