import { expect, test } from "vitest";
import { likenessOf } from "./alike";

const ASKS = { name: "name", email: "email", iban: "banks.0.iban" };

test("half an e-mail address is not looked for: the API would refuse it", () => {
  expect(likenessOf(ASKS, { name: "Acme", email: "nonsense" })).toBe("name=Acme");
  expect(likenessOf(ASKS, { name: "Acme", email: "a@b." })).toBe("name=Acme");
});

test("what is whole is, without the blanks around it", () => {
  expect(likenessOf(ASKS, { name: "Acme", email: " a@b.example ", banks: [{ iban: "DE02" }] })).toBe("name=Acme&email=a%40b.example&iban=DE02");
  expect(likenessOf(ASKS, { name: "Ac" })).toBe("");
});
