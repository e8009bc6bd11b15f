import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useFirstField } from "./use-first-field";

function Form({ isNew }: { isNew: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  useFirstField(form, isNew);
  return (
    <form ref={form}>
      <button type="button">Help</button>
      <input aria-label="Customer" />
      <input aria-label="Date" />
    </form>
  );
}

const hovers = (matches: boolean) => vi.stubGlobal("matchMedia", () => ({ matches }));

afterEach(() => vi.unstubAllGlobals());

test("a new record's form begins in its first field", () => {
  hovers(true);
  render(<Form isNew />);
  expect(document.activeElement).toBe(screen.getByLabelText("Customer"));
});

test("an edit does not, nor a form on a phone, which its keyboard would hide", () => {
  hovers(true);
  const edit = render(<Form isNew={false} />);
  expect(document.activeElement).toBe(document.body);
  edit.unmount();
  hovers(false);
  render(<Form isNew />);
  expect(document.activeElement).toBe(document.body);
});
