import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import type { LinesDefinition, Values } from "./definition";
import { keyed } from "./grid-rows";
import { LineGrid } from "./line-grid";

const LINES: LinesDefinition = {
  key: "lines",
  carried: ["id"],
  columns: [
    { key: "description", kind: "text", width: 16 },
    { key: "quantity", kind: "decimal", width: 6 },
  ],
  results: [{ key: "amount", label: "amount" }],
};

const MESSAGES = { ...core, ...sales, form: { ...core.form, ...sales.form }, fields: { amount: "Amount", ...sales.fields } };

function Grid({ start, errors = {} }: { start: Values[]; errors?: Record<string, string> }) {
  const [rows, setRows] = useState(() => keyed(start));
  return (
    <NextIntlClientProvider locale="en" messages={MESSAGES}>
      <LineGrid lines={LINES} rows={rows} results={[{ amount: "12.50" }]} errors={errors} onChange={setRows} />
    </NextIntlClientProvider>
  );
}

const cell = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const said = () => screen.getAllByRole<HTMLInputElement>("textbox", { name: /Description/ }).map((one) => one.value);

describe("the line grid", () => {
  it("is filled with Enter alone, and grows after its last cell", async () => {
    const user = userEvent.setup();
    render(<Grid start={[]} />);
    await user.click(cell("Description 1"));
    await user.keyboard("Chair{Enter}2{Enter}Table{Enter}3");
    expect(said()).toEqual(["Chair", "Table"]);
    expect(cell("Quantity 2")).toHaveProperty("value", "3");
    expect(document.activeElement).toBe(cell("Quantity 2"));
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(document.activeElement).toBe(cell("Description 2"));
  });

  it("types over what a cell holds that Enter led to", async () => {
    const user = userEvent.setup();
    render(<Grid start={[{ description: "a", quantity: "1" }]} />);
    await user.click(cell("Description 1"));
    await user.keyboard("{Enter}5");
    expect(cell("Quantity 1")).toHaveProperty("value", "5");
  });

  it("moves, repeats and removes lines by keys", async () => {
    const user = userEvent.setup();
    render(<Grid start={[{ description: "a" }, { description: "b" }]} />);
    await user.click(cell("Description 1"));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(said()).toEqual(["b", "a"]);
    expect(document.activeElement).toBe(cell("Description 2"));
    await user.keyboard("{Control>}d{/Control}");
    expect(said()).toEqual(["b", "a", "a"]);
    await user.keyboard("{Control>}{Delete}{/Control}{ArrowUp}{ArrowUp}");
    expect(said()).toEqual(["b", "a"]);
    expect(document.activeElement).toBe(cell("Description 1"));
  });

  it("takes rows out of a spreadsheet from the cell they are pasted into", () => {
    render(<Grid start={[{ description: "a", quantity: "1" }]} />);
    fireEvent.paste(cell("Quantity 1"), { clipboardData: { getData: () => "5\n6,5\n" } });
    expect(cell("Quantity 1")).toHaveProperty("value", "5");
    expect(cell("Quantity 2")).toHaveProperty("value", "6.5");
    expect(cell("Description 1")).toHaveProperty("value", "a");
  });

  it("says beside the cell what is wrong with it", () => {
    render(<Grid start={[{ description: "a", quantity: "x" }]} errors={{ "lines.0.quantity": "must be a number" }} />);
    const wrong = cell("Quantity 1");
    expect(wrong.getAttribute("aria-invalid")).toBe("true");
    const described = wrong.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toBe("must be a number");
  });

  it("draws only what is in sight of a thousand lines", () => {
    const html = renderToString(<Grid start={Array.from({ length: 1000 }, (_, n) => ({ description: `line ${n}.` }))} />);
    expect(html).toContain('aria-rowcount="1001"');
    expect(html).toContain("line 0.");
    expect(html).not.toContain("line 900.");
  });
});
