import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { beforeAll, expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import { LookupInput } from "./lookup-input";

const SHELF = { id: "1", code: "A10", name: "Shelf" };
const CHAIR = { id: "2", code: "A1", name: "Chair" };
const MESSAGES = { ...core, form: { ...core.form, ...sales.form } };

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

/** A picker whose API answers each text only when told to. */
function shown() {
  const answers = new Map<string, (records: unknown[]) => void>();
  vi.stubGlobal("fetch", (address: string) =>
    new Promise<Response>((resolve) => {
      const asked = new URL(address, "http://erp.test").searchParams.get("q") ?? "";
      answers.set(asked, (records) => resolve(Response.json(records)));
    }),
  );
  const onPick = vi.fn();
  render(
    <NextIntlClientProvider locale="en" messages={MESSAGES}>
      <LookupInput lookup="products" value={null} onPick={onPick} aria-label="Product" />
      <input aria-label="Quantity" />
    </NextIntlClientProvider>,
  );
  return { onPick, answers };
}

test.each(["{Enter}", "{Tab}"])("%s before anything is found takes the exact code when it is", async (key) => {
  const { onPick, answers } = shown();
  await userEvent.click(screen.getByRole("combobox", { name: "Product" }));
  await userEvent.keyboard(`a1${key}`);
  expect(onPick).not.toHaveBeenCalled();
  await waitFor(() => expect(answers.has("a1")).toBe(true));
  answers.get("a1")?.([SHELF, CHAIR]);
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith("2", CHAIR));
});

test("Tab moves on at once, the text stays in sight, and without an exact code the first is taken", async () => {
  const { onPick, answers } = shown();
  const field = screen.getByRole("combobox", { name: "Product" });
  await userEvent.click(field);
  await userEvent.keyboard("she{Tab}");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Quantity" }));
  expect(field).toHaveProperty("value", "she");
  answers.get("she")?.([SHELF, CHAIR]);
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith("1", SHELF));
});

test("what was found for an earlier text is not taken for the later one", async () => {
  const { onPick, answers } = shown();
  await userEvent.click(screen.getByRole("combobox", { name: "Product" }));
  await userEvent.keyboard("s");
  await waitFor(() => expect(answers.has("s")).toBe(true));
  answers.get("s")?.([SHELF]);
  await screen.findByRole("option", { name: /Shelf/ });
  await userEvent.keyboard("x{Enter}");
  expect(onPick).not.toHaveBeenCalled();
  answers.get("sx")?.([CHAIR]);
  await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith("2", CHAIR));
});

test("typing on takes back what was wanted", async () => {
  const { onPick, answers } = shown();
  await userEvent.click(screen.getByRole("combobox", { name: "Product" }));
  await userEvent.keyboard("a{Enter}b");
  answers.get("a")?.([SHELF]);
  await waitFor(() => expect(answers.has("ab")).toBe(true));
  answers.get("ab")?.([CHAIR]);
  await screen.findByRole("option", { name: /Chair/ });
  expect(onPick).not.toHaveBeenCalled();
});

test.each([
  [[SHELF], "1"],
  [[SHELF, CHAIR], null],
  [[], null],
])("the only record there is is picked by itself, and none of several", async (records, picked) => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(Response.json({ items: records }));
  });
  const onPick = vi.fn();
  render(
    <NextIntlClientProvider locale="en" messages={MESSAGES}>
      <LookupInput lookup="bankAccounts" value={null} onPick={onPick} sole aria-label="Bank account" />
    </NextIntlClientProvider>,
  );
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (picked) await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith(picked, SHELF));
  else expect(onPick).not.toHaveBeenCalled();
});

test("an account is called by its number and its name, a product by its name", async () => {
  const records: Record<string, unknown> = { "/v1/ledger/accounts/6310": { code: "6310", name: "Rent" }, "/v1/catalog/products/2": CHAIR };
  vi.stubGlobal("fetch", (address: string) => Promise.resolve(Response.json(records[address] ?? { items: [records["/v1/ledger/accounts/6310"]] })));
  render(
    <NextIntlClientProvider locale="en" messages={MESSAGES}>
      <LookupInput lookup="accounts" value="6310" onPick={vi.fn()} aria-label="Account" />
      <LookupInput lookup="products" value="2" onPick={vi.fn()} aria-label="Product" />
    </NextIntlClientProvider>,
  );
  await waitFor(() => expect(screen.getByRole("combobox", { name: "Account" })).toHaveProperty("value", "6310 Rent"));
  expect(screen.getByRole("combobox", { name: "Product" })).toHaveProperty("value", "Chair");
  await userEvent.clear(screen.getByRole("combobox", { name: "Account" }));
  expect((await screen.findByText("6310 Rent")).getAttribute("role")).toBe("option");
});
