import { expect, it } from "vitest";
import { flattened, nested } from "./nested";

it("lays fields flat by their paths, and back", () => {
  const company = { name: "Nord", legal: { city: "Hamburg", street: "" }, version: 3 };
  const flat = flattened(company, ["name", "legal.city", "legal.street", "legal.phone"]);
  expect(flat).toEqual({ name: "Nord", "legal.city": "Hamburg", "legal.street": "", "legal.phone": undefined });
  expect(nested(flat)).toEqual({ name: "Nord", legal: { city: "Hamburg", street: "", phone: undefined } });
});
