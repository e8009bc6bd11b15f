import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { expect, test } from "vitest";
import { DecimalInput } from "./decimal-input";

function Held({ start = "", locale = "en", onValue = () => undefined }: { start?: string; locale?: string; onValue?: (value: string) => void }) {
  const [value, setValue] = useState(start);
  return (
    <NextIntlClientProvider locale={locale} messages={{}}>
      <DecimalInput
        aria-label="Amount"
        value={value}
        onValue={(next) => {
          setValue(next);
          onValue(next);
        }}
      />
    </NextIntlClientProvider>
  );
}

const box = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Amount" });

test.each([
  ["en", "1,142.40", "1142.40", "1142.40", false],
  ["en", "1,000", "1000", "1000", false],
  ["de", "1.142,40", "1142.40", "1142,40", false],
  ["de", "1.000", "1000", "1000", false],
  ["de", "12,5", "12.5", "12,5", false],
  ["de", "abc", "abc", "abc", true],
])("in %s, %s stays as it is typed, is handed over as %s and left as %s", async (locale, text, wanted, left, isOdd) => {
  let value = "";
  render(<Held locale={locale} onValue={(next) => (value = next)} />);
  await userEvent.type(box(), text);
  expect([box().value, value]).toEqual([text, wanted]);
  expect(box().hasAttribute("aria-invalid")).toBe(isOdd);
  await userEvent.tab();
  expect([box().value, value]).toEqual([left, wanted]);
});

test("a number that was kept is shown in the reader's marks, and is the same if nobody types", async () => {
  let value = "1234.500";
  render(<Held locale="de" start={value} onValue={(next) => (value = next)} />);
  expect(box().value).toBe("1234,500");
  await userEvent.click(box());
  await userEvent.tab();
  expect([box().value, value]).toEqual(["1234,500", "1234.500"]);
  await userEvent.type(box(), "1");
  expect(value).toBe("1234.5001");
});
