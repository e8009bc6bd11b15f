import { expect, test } from "vitest";
import { called } from "./field-names";

const WORDS: Record<string, string> = {
  "fields.dated": "Date",
  "fields.invoice_date": "Invoice date",
  "fields.customer": "Customer",
  "fields.addresses": "Addresses",
  "fields.city": "Town",
  "fields.tax": "Tax",
};
const t = Object.assign(
  (key: string, values?: Record<string, string | number>) => (key === "form.ofLine" ? `Line ${values?.row}: ${values?.field}` : (WORDS[key] ?? key)),
  { has: (key: string) => key in WORDS },
);

test.each([
  ["dated", "Invoice date"],
  ["lines.2.tax", "Line 3: Tax"],
  ["addresses.0.city", "Addresses 1, Town"],
  ["customer_id", "Customer"],
  ["legal.city", "Town"],
  ["nothing_known_of_it", "nothing known of it"],
])("%s is called %s", (name, label) => {
  const fields = [{ key: "dated", label: "invoice_date" }, { key: "legal.city", label: "city" }, { key: "addresses", fields: [{ key: "city" }] }];
  expect(called(name, t, fields)).toBe(label);
});

test("without a form the word for such a field will do", () => {
  expect(called("dated", t)).toBe("Date");
});
