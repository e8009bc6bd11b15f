import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import core from "@/messages/de/core.json";
import { DateInput, NamedDateInput } from "./date-input";

const NOON = new Date("2026-11-23T12:00:00Z");
const told = vi.fn<(value: string) => void>();

function Held({ start = "", locale = "de", inGrid = false }: { start?: string; locale?: string; inGrid?: boolean }) {
  const [value, setValue] = useState(start);
  return (
    <NextIntlClientProvider locale={locale} messages={core} timeZone="Europe/Berlin" now={NOON}>
      <form onSubmit={(event) => event.preventDefault()}>
        <DateInput
          aria-label="Datum"
          inGrid={inGrid}
          value={value}
          onValue={(next) => {
            setValue(next);
            told(next);
          }}
        />
      </form>
    </NextIntlClientProvider>
  );
}

const box = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Datum" });

beforeEach(() => {
  told.mockClear();
  vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
  return () => vi.useRealTimers();
});

test("a day is shown as the reader writes it, and read in their order when the field is left", async () => {
  render(<Held start="2026-04-03" />);
  expect(box().value).toBe("03.04.2026");
  expect(box().placeholder).toBe("TT.MM.JJJJ");
  await userEvent.clear(box());
  await userEvent.type(box(), "5.6.");
  expect(told.mock.lastCall).toEqual([""]);
  await userEvent.tab();
  expect([box().value, told.mock.lastCall]).toEqual(["05.06.2026", ["2026-06-05"]]);
});

test("Enter takes what was typed before the form is sent", async () => {
  render(<Held />);
  await userEvent.type(box(), "0304{Enter}");
  expect([box().value, told.mock.lastCall]).toEqual(["03.04.2026", ["2026-04-03"]]);
});

test("a day typed to its end holds at once, and what is none stays and is marked", async () => {
  render(<Held locale="en" />);
  await userEvent.type(box(), "4/3/2026");
  expect(told.mock.calls).toEqual([["2026-04-03"]]);
  await userEvent.clear(box());
  await userEvent.type(box(), "soon");
  expect(box().hasAttribute("aria-invalid")).toBe(false);
  await userEvent.tab();
  expect([box().value, told.mock.lastCall, box().getAttribute("aria-invalid")]).toEqual(["soon", ["soon"], "true"]);
});

test("the arrows go a day on, but from row to row in a grid", () => {
  const { unmount } = render(<Held start="2026-10-31" />);
  fireEvent.keyDown(box(), { key: "ArrowDown" });
  expect(box().value).toBe("01.11.2026");
  fireEvent.keyDown(box(), { key: "ArrowUp" });
  expect(box().value).toBe("31.10.2026");
  unmount();
  render(<Held start="2026-10-31" inGrid />);
  fireEvent.keyDown(box(), { key: "ArrowDown" });
  expect(box().value).toBe("31.10.2026");
});

test("nothing typed begins with today", () => {
  render(<Held />);
  fireEvent.keyDown(box(), { key: "ArrowUp" });
  expect(told.mock.lastCall).toEqual(["2026-11-23"]);
});

test("a form that the browser sends has the day of the wire, and follows the address", async () => {
  const form = (initial: string) => (
    <NextIntlClientProvider locale="de" messages={core} timeZone="UTC">
      <form aria-label="Auswahl">
        <NamedDateInput name="on" aria-label="Datum" initial={initial} />
      </form>
    </NextIntlClientProvider>
  );
  const { rerender } = render(form("2026-04-03"));
  const sent = () => new FormData(screen.getByRole<HTMLFormElement>("form")).get("on");
  expect(sent()).toBe("2026-04-03");
  await userEvent.clear(box());
  await userEvent.type(box(), "31.12.25");
  await userEvent.tab();
  expect(sent()).toBe("2025-12-31");
  rerender(form("2026-01-01"));
  expect([sent(), box().value]).toEqual(["2026-01-01", "01.01.2026"]);
});
