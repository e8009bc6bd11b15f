import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { DecimalInput } from "./decimal-input";

function Held({ onValue }: { onValue: (value: string) => void }) {
  const [value, setValue] = useState("");
  return (
    <DecimalInput
      aria-label="Amount"
      value={value}
      onValue={(next) => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

test.each([
  ["1,142.40", "1142.40", false],
  ["1.142,40", "1142.40", false],
  ["12,5", "12.5", false],
  ["abc", "abc", true],
])("%s stays as it was typed and is handed over as %s", async (text, wanted, isOdd) => {
  let value = "";
  render(<Held onValue={(next) => (value = next)} />);
  const input = screen.getByRole("textbox", { name: "Amount" });
  await userEvent.type(input, text);
  expect([input.getAttribute("value"), value]).toEqual([text, wanted]);
  expect(input.hasAttribute("aria-invalid")).toBe(isOdd);
});
