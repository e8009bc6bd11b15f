import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import { mayLeave } from "@/lib/leaving";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import { useGuard } from "./use-guard";

const { push, back } = vi.hoisted(() => ({ push: vi.fn(), back: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push, back }) }));

function Guarded({ isDirty }: { isDirty: boolean }) {
  const { leave, question } = useGuard(isDirty, "/invoices");
  return (
    <>
      <button onClick={() => leave(null)}>Cancel</button>
      {question}
    </>
  );
}

function shown(isDirty: boolean) {
  const form = { ...core.form, ...sales.form };
  return render(
    <NextIntlClientProvider locale="en" messages={{ ...core, form }}>
      <Guarded isDirty={isDirty} />
    </NextIntlClientProvider>,
  );
}

afterEach(() => {
  vi.clearAllMocks();
  vi.restoreAllMocks();
});

test.each([
  ["back to where they came from", 2, [[]], []],
  ["to the list, from a tab that has no way back", 1, [], [["/invoices"]]],
])("who gives up goes %s", async (_, steps, backs, pushes) => {
  vi.spyOn(window.history, "length", "get").mockReturnValue(steps);
  shown(false);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(back.mock.calls).toEqual(backs);
  expect(push.mock.calls).toEqual(pushes);
});

test("a jump without a link asks first, and is made where that is wanted", async () => {
  shown(true);
  act(() => expect(mayLeave("/invoices")).toBe(false));
  await userEvent.click(await screen.findByRole("button", { name: sales.form.leave }));
  expect(push).toHaveBeenCalledExactlyOnceWith("/invoices");
});

test("where the browser tells of the way back only afterwards, it is taken back", async () => {
  const router = vi.fn();
  window.history.pushState({ tree: "new" }, "", "/invoices/new");
  window.addEventListener("popstate", router);
  shown(true);
  window.history.replaceState(null, "", "/invoices");
  act(() => void window.dispatchEvent(new PopStateEvent("popstate")));
  expect(window.location.pathname).toBe("/invoices/new");
  expect(window.history.state).toEqual({ tree: "new" });
  expect(router).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole("button", { name: sales.form.leave }));
  expect(back).toHaveBeenCalledOnce();
  window.history.replaceState(null, "", "/invoices");
  act(() => void window.dispatchEvent(new PopStateEvent("popstate")));
  expect(router).toHaveBeenCalledOnce();
  window.removeEventListener("popstate", router);
});

test("a step that the browser announces is not made before somebody agrees", () => {
  const navigation = new EventTarget();
  vi.stubGlobal("navigation", navigation);
  const step = (navigationType: string, sameDocument = true) =>
    navigation.dispatchEvent(Object.assign(new Event("navigate", { cancelable: true }), { navigationType, destination: { sameDocument } }));
  shown(true);
  act(() => expect(step("traverse")).toBe(false));
  act(() => expect(step("traverse", false)).toBe(true));
  act(() => expect(step("push")).toBe(true));
  expect(screen.queryByText(sales.form.unsavedText)).not.toBeNull();
});

test("nobody is held back who has typed nothing, or is gone", () => {
  const { unmount } = shown(false);
  expect(mayLeave("/invoices")).toBe(true);
  unmount();
  shown(true).unmount();
  expect(mayLeave("/invoices")).toBe(true);
});
