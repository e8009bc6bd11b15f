import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import messages from "@/messages/en/core.json";
import { AuthForm } from "./auth-form";

const FIELDS = [
  { name: "email", type: "email" },
  { name: "password", type: "password" },
  { name: "workspace", type: "text", folded: "severalWorkspaces" },
] as const;

function shown(onDone = vi.fn()) {
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <AuthForm title="Sign in" path="/v1/identity/sign-in" submit="Go" fields={FIELDS} onDone={onDone} />
    </NextIntlClientProvider>,
  );
  return onDone;
}

function answering(...responses: (Response | Error)[]) {
  const asked = vi.fn<typeof fetch>();
  for (const one of responses) {
    if (one instanceof Error) asked.mockRejectedValueOnce(one);
    else asked.mockResolvedValueOnce(one);
  }
  vi.stubGlobal("fetch", asked);
  return asked;
}

function keyOf(asked: ReturnType<typeof answering>, call: number): string | undefined {
  return (asked.mock.calls[call]?.[1]?.headers as Record<string, string> | undefined)?.["Idempotency-Key"];
}

test("what is wrong stands beside its field, and the focus goes there", async () => {
  const refusal = { title: "No", status: 422, errors: [{ pointer: "/body/email", detail: "is no address" }] };
  answering(Response.json(refusal, { status: 422 }));
  const onDone = shown();
  await userEvent.click(screen.getByRole("button", { name: "Go" }));
  const field = screen.getByLabelText(/E-mail/);
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("is no address").id).toBe(field.getAttribute("aria-describedby"));
  expect(onDone).not.toHaveBeenCalled();
});

test("an optional field that stays empty is not sent", async () => {
  const asked = answering(Response.json({ status: "signed_in" }));
  const onDone = shown();
  await userEvent.type(screen.getByLabelText(/E-mail/), "ada@example.com");
  await userEvent.click(screen.getByRole("button", { name: "Go" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(JSON.parse(asked.mock.calls[0]?.[1]?.body as string)).toEqual({ email: "ada@example.com", password: "" });
});

test("a retry after a lost connection carries the same key; after a refusal, a new one", async () => {
  const asked = answering(
    new TypeError("lost"),
    Response.json({ title: "No", status: 401 }, { status: 401 }),
    Response.json({ status: "signed_in" }),
  );
  const onDone = shown();
  const go = screen.getByRole("button", { name: "Go" });
  await userEvent.click(go);
  await screen.findByText(messages.auth.offline);
  await userEvent.click(go);
  await screen.findByText("No");
  await userEvent.click(go);
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(keyOf(asked, 1)).toBe(keyOf(asked, 0));
  expect(keyOf(asked, 2)).not.toBe(keyOf(asked, 1));
});
