import { describe, expect, it } from "vitest";
import { bodyOf, placed, previewBody } from "./body";
import type { DocumentDefinition } from "./definition";

const DEFINITION: DocumentDefinition = {
  id: "invoice",
  kind: "invoice",
  path: "/v1/x",
  home: "/x",
  names: ["number"],
  permissions: { read: "r", write: "w" },
  actions: [],
  sections: [
    {
      fields: [
        { key: "party_id", kind: "lookup", required: true },
        { key: "kind", kind: "choice", fixed: true },
        { key: "reason", kind: "text", when: { key: "kind", in: ["credit_note"] } },
        { key: "currency", kind: "currency" },
        {
          key: "addresses",
          kind: "rows",
          fields: [
            { key: "city", kind: "text" },
            { key: "country", kind: "country" },
          ],
        },
      ],
    },
  ],
  lines: {
    key: "lines",
    carried: ["id"],
    facts: ["account"],
    completes: "product_id",
    assumes: { description: "–", unit_price: "0" },
    columns: [
      { key: "product_id", kind: "lookup", width: 9 },
      { key: "description", kind: "text", width: 9 },
      { key: "quantity", kind: "decimal", width: 9 },
      { key: "unit_price", kind: "decimal", width: 9 },
      { key: "taxes", kind: "taxes", width: 9 },
    ],
  },
};

describe("the body of a form", () => {
  it("has only what the definition names, in the words of the wire", () => {
    const body = bodyOf(
      DEFINITION,
      { party_id: "p", party_id__name: "Somebody", currency: " eur", version: 3, addresses: [{ city: " Bonn ", country: "de", x: 1 }], lines: [] },
      true,
    );
    expect(body).toEqual({ party_id: "p", currency: "EUR", addresses: [{ city: "Bonn", country: "DE" }], lines: [] });
  });

  it("leaves out what is fixed on an edit, and what does not apply", () => {
    const values = { party_id: "p", kind: "invoice", reason: "why", lines: [] };
    expect(bodyOf(DEFINITION, values, true)).toMatchObject({ kind: "invoice" });
    expect(bodyOf(DEFINITION, values, true)).not.toHaveProperty("reason");
    expect(bodyOf(DEFINITION, values, false)).not.toHaveProperty("kind");
    expect(bodyOf(DEFINITION, { ...values, kind: "credit_note" }, true)).toMatchObject({ reason: "why" });
  });

  it("sends lines that say something, and what lines carry along", () => {
    const lines = [
      { id: "l1", account: "4400", description: "chair", quantity: "1234.5", __key: "row-1" },
      { __key: "row-2", id: "l2", quantity: "" },
      { description: "table", taxes: [] },
    ];
    expect(bodyOf(DEFINITION, { party_id: "p", lines }, true).lines).toEqual([
      { id: "l1", account: "4400", description: "chair", quantity: "1234.5" },
      { description: "table", taxes: [] },
    ]);
  });

  it("assumes for the preview what a line without a product lacks", () => {
    const lines = [{ quantity: "2" }, { product_id: "x", quantity: "2" }];
    expect(previewBody(DEFINITION, { party_id: "p", lines }, true).lines).toEqual([
      { description: "–", unit_price: "0", quantity: "2" },
      { product_id: "x", quantity: "2" },
    ]);
  });

  it("puts errors beside the row that was meant, empty rows counted", () => {
    const values = { lines: [{}, { quantity: "1" }, {}, { quantity: "x" }] };
    expect(placed({ "lines.1.quantity": "bad", party_id: "gone" }, DEFINITION, values)).toEqual({
      "lines.3.quantity": "bad",
      party_id: "gone",
    });
  });
});
