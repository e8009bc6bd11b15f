import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import { COMMANDS, ROOMS } from "./navigation";
import { Palette } from "./palette";

const push = vi.hoisted(() => vi.fn());
vi.mock("@/components/ui/dialog", () => ({ Dialog: ({ children }: { children: ReactNode }) => <div>{children}</div> }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));
Element.prototype.scrollIntoView = () => undefined;

const INVOICE = { id: "7", number: "INV-1", customer: "Anna", dated: "2026-03-01", total: "10.00", currency: "EUR" };
const PERMISSIONS = ["invoicing.invoices.read", "invoicing.invoices.write", ...[...COMMANDS, ...ROOMS].map((one) => one.permission ?? "")];

beforeEach(() => push.mockReset());

function shown(found: readonly unknown[]) {
  vi.stubGlobal("ResizeObserver", class { observe() {} unobserve() {} disconnect() {} });
  vi.stubGlobal("fetch", (address: string) => Promise.resolve(Response.json({ items: address.includes("/invoices") && !address.includes("zzz") ? found : [] })));
  const names = Object.fromEntries([...COMMANDS, ...ROOMS].map((one) => [one.label, one.label]));
  const messages = {
    ...core,
    shell: { ...core.shell, rooms: { ...names, accounts: "Accounts" } },
    palette: { ...core.palette, commandNames: { ...names, newInvoice: "New invoice" } },
  };
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <Palette open onOpenChange={() => undefined} permissions={PERMISSIONS} />
    </NextIntlClientProvider>,
  );
}

const chosen = () => document.querySelector("[cmdk-item][data-selected=true]")?.textContent;

test("the first record is chosen when it arrives, and Enter opens it", async () => {
  shown([INVOICE]);
  await userEvent.type(screen.getByRole("combobox"), "INV-1");
  await screen.findByText("INV-1");
  await waitFor(() => expect(chosen()).toContain("INV-1"));
  await userEvent.keyboard("{Enter}");
  expect(push).toHaveBeenCalledExactlyOnceWith("/invoices/7");
});

test("a command that is called so stands before records, and without either all can be looked through", async () => {
  shown([{ ...INVOICE, number: "New invoice 1" }]);
  await userEvent.type(screen.getByRole("combobox"), "new inv");
  await screen.findByText("New invoice 1");
  expect(chosen()).toContain("New invoice");
  await userEvent.clear(screen.getByRole("combobox"));
  await userEvent.type(screen.getByRole("combobox"), "zzz");
  await userEvent.keyboard("{Enter}");
  expect(push).toHaveBeenCalledExactlyOnceWith("/search?q=zzz");
});

test("what somebody moved to stays chosen", async () => {
  shown([INVOICE]);
  await userEvent.type(screen.getByRole("combobox"), "INV-1");
  await waitFor(() => expect(chosen()).toContain("INV-1"));
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(push).toHaveBeenCalledExactlyOnceWith("/search?q=INV-1");
});

test("no two commands or screens lead to the same place", () => {
  const places = [...COMMANDS, ...ROOMS].map((one) => one.href);
  expect(new Set(places).size).toBe(places.length);
});
