import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useMenus } from "./use-menus";

function Page() {
  useMenus();
  return (
    <>
      {["One", "Other"].map((name) => (
        <details key={name} data-menu="" open>
          <summary>{name}</summary>
          <a href={`#${name}`}>{`Go ${name}`}</a>
        </details>
      ))}
      <details open data-testid="wing" />
    </>
  );
}

const open = () => [...document.querySelectorAll("details[data-menu][open] summary")].map((one) => one.textContent);

test("a press elsewhere closes a menu, one inside does not", () => {
  render(<Page />);
  fireEvent.pointerDown(screen.getByText("Go One"));
  expect(open()).toEqual(["One"]);
  fireEvent.pointerDown(document.body);
  expect(open()).toEqual([]);
  expect(screen.getByTestId("wing").hasAttribute("open")).toBe(true);
});

test("Escape closes it and goes back to what opened it", () => {
  render(<Page />);
  screen.getByText("Go Other").focus();
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(open()).toEqual([]);
  expect(document.activeElement?.textContent).toBe("Other");
});

test("a link that is followed leaves no menu open", () => {
  render(<Page />);
  fireEvent.click(screen.getByText("Go One"));
  expect(open()).toEqual(["Other"]);
});
