import { describe, expect, it } from "vitest";
import type { DocumentDefinition, Values } from "./definition";
import { decided, threeWay } from "./three-way";

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
        { key: "note", kind: "text" },
        { key: "dated", kind: "date" },
        { key: "rate", kind: "decimal" },
      ],
    },
  ],
  lines: {
    key: "lines",
    columns: [
      { key: "description", kind: "text", width: 10 },
      { key: "quantity", kind: "decimal", width: 5 },
    ],
  },
};

const START: Values = {
  note: "a",
  dated: "2026-01-01",
  rate: "1.50",
  lines: [
    { description: "chair", quantity: "1" },
    { description: "table", quantity: "2.00" },
  ],
};

function with_(values: Values): Values {
  return { ...structuredClone(START), ...values };
}

describe("laying two edits together", () => {
  it("keeps what only one of them changed, and says what was taken over", () => {
    const merged = threeWay(DEFINITION, START, with_({ note: "mine" }), with_({ dated: "2026-02-02" }));
    expect(merged.disputes).toEqual([]);
    expect(merged.values).toMatchObject({ note: "mine", dated: "2026-02-02" });
    expect(merged.taken.map((one) => one.path)).toEqual(["dated"]);
  });

  it("asks where both changed the same, and takes what is chosen", () => {
    const merged = threeWay(DEFINITION, START, with_({ note: "mine" }), with_({ note: "theirs" }));
    expect(merged.disputes.map((one) => one.path)).toEqual(["note"]);
    expect(decided(merged, {}).note).toBe("mine");
    expect(decided(merged, { note: "theirs" }).note).toBe("theirs");
  });

  it("does not ask where both changed it alike, or only the zeros", () => {
    const merged = threeWay(DEFINITION, START, with_({ note: "b", rate: "1.5" }), with_({ note: "b", rate: "1.500000" }));
    expect(merged.disputes).toEqual([]);
    expect(merged.taken).toEqual([]);
  });

  it("goes into the cells of lines that nobody added to", () => {
    const mine = with_({ lines: [{ description: "chair", quantity: "3" }, { description: "table", quantity: "2" }] });
    const theirs = with_({ lines: [{ description: "chair", quantity: "5" }, { description: "desk", quantity: "2" }] });
    const merged = threeWay(DEFINITION, START, mine, theirs);
    expect(merged.disputes.map((one) => [one.path, one.line])).toEqual([["lines.0.quantity", 1]]);
    expect(merged.taken.map((one) => one.path)).toEqual(["lines.1.description"]);
    expect(decided(merged, { "lines.0.quantity": "theirs" }).lines).toMatchObject([
      { description: "chair", quantity: "5" },
      { description: "desk", quantity: "2" },
    ]);
  });

  it("takes whole lines from whoever added some, and asks where both did", () => {
    const more = [...(START.lines as Values[]), { description: "lamp", quantity: "1" }];
    const taken = threeWay(DEFINITION, START, with_({ note: "mine" }), with_({ lines: more }));
    expect(taken.values.lines).toEqual(more);
    expect(taken.values.note).toBe("mine");
    const asked = threeWay(DEFINITION, START, with_({ lines: [{ description: "chair", quantity: "1" }] }), with_({ lines: more }));
    expect(asked.disputes.map((one) => one.path)).toEqual(["lines"]);
    expect(decided(asked, { lines: "theirs" }).lines).toEqual(more);
  });

  it("does not count the empty row that a grid ends with", () => {
    const merged = threeWay(DEFINITION, START, with_({ lines: [...(START.lines as Values[]), { __key: "row-9" }] }), with_({ note: "x" }));
    expect(merged.disputes).toEqual([]);
    expect(merged.values.note).toBe("x");
  });
});
