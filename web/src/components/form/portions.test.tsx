import { render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { expect, test } from "vitest";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import { Portions } from "./portions";

const FIELD = { key: "lines", label: "quantities", kind: "portions", portions: { lines: "lines", id: "position", as: "line", left: "quantity" } } as const;
const RECORD = { lines: [1, 2, 3].map((position) => ({ position, quantity: "2.5", description: `Chair ${position}` })) };

test("what is wrong with a quantity stands below the line that it was asked of", () => {
  const messages = { ...core, form: { ...core.form, ...sales.form }, fields: sales.fields, help: sales.help };
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <Portions id="lines" field={FIELD} record={RECORD} value={{ 1: "0", 3: "99" }} errors={{ "lines.0.quantity": "2.5 is left" }} onChange={() => undefined} />
    </NextIntlClientProvider>,
  );
  const wrong = screen.getAllByRole("textbox").filter((one) => one.getAttribute("aria-invalid"));
  expect(wrong).toEqual([screen.getByLabelText("Chair 3")]);
  expect(screen.getByRole("alert").textContent).toBe("2.5 is left");
});
