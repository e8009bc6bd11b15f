import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { expect, test, vi } from "vitest";
import core from "@/messages/en/core.json";
import { ConfirmButton } from "./confirm-button";

test("nothing is done before somebody has read what follows and agreed", async () => {
  const done = vi.fn();
  render(
    <NextIntlClientProvider locale="en" messages={core}>
      <ConfirmButton label="Write off" text="100.00 is given up." onConfirm={done} />
    </NextIntlClientProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Write off" }));
  const dialog = await screen.findByRole("dialog", { name: "Write off" });
  expect(dialog.textContent).toContain("100.00 is given up.");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(done).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Write off" }));
  await screen.findByRole("dialog");
  await userEvent.click(screen.getAllByRole("button", { name: "Write off" }).at(-1) as HTMLElement);
  expect(done).toHaveBeenCalledOnce();
});
