import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Became } from "./became";

test("what was and what became are read apart, with the arrow in the page's direction", () => {
  const { container } = render(<Became from="40,938.04" to="303,615.44" />);
  expect([...container.querySelectorAll("bdi")].map((one) => one.textContent)).toEqual(["40,938.04", "303,615.44"]);
  expect(container.textContent).toBe("40,938.04 → 303,615.44");
  expect(container.querySelector("span")?.className).toContain("rtl:-scale-x-100");
});
