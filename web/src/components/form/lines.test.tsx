import { act, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { packed } from "@/lib/format/packed";
import core from "@/messages/en/core.json";
import sales from "@/messages/en/sales.json";
import { Lines } from "./lines";

function table(many: number) {
  const rows = Array.from({ length: many }, (_, n) => ({ description: `line ${n + 1}.`, quantity: "1.50" }));
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ fields: { ...core.fields, ...sales.fields } }}>
      <Lines
        label="Lines"
        columns={[
          { key: "description", kind: "text" },
          { key: "quantity", kind: "quantity" },
        ]}
        rows={packed(rows)}
      />
    </NextIntlClientProvider>
  );
}

test("of many lines those in sight come with the page, and all of them right after", async () => {
  const html = renderToString(table(300));
  expect(html).toContain("line 1.");
  expect(html).toContain('aria-rowcount="301"');
  expect(html).not.toContain("line 280.");
  const { container } = render(table(300));
  expect(await screen.findByText("line 280.")).toBeTruthy();
  expect(container.querySelectorAll("tr")).toHaveLength(301);
});

test("few lines are all there from the start, and before printing many are, too", () => {
  expect(renderToString(table(60))).toContain("line 60.");
  const { container } = render(table(200));
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(container.textContent).toContain("line 200.");
});
