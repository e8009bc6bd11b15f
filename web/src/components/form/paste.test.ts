import { describe, expect, it } from "vitest";
import type { LineColumn } from "./definition";
import { isTable, laid, parseTable, pasted } from "./paste";

const COLUMNS: readonly LineColumn[] = [
  { key: "product_id", kind: "lookup", lookup: "products", width: 9 },
  { key: "description", kind: "text", width: 16 },
  { key: "quantity", kind: "decimal", width: 6 },
  { key: "taxes", kind: "taxes", width: 9 },
];

const GERMAN = { locale: "de", today: "2026-11-23" };

describe("a table on the clipboard", () => {
  it("is split at tabs and line ends, whichever they are", () => {
    expect(parseTable("a\tb\r\nc\td\n")).toEqual([["a", "b"], ["c", "d"]]);
    expect(parseTable("a\rb")).toEqual([["a"], ["b"]]);
  });

  it("keeps empty cells, and rows of empty cells", () => {
    expect(parseTable("\tb\t\n\n")).toEqual([["", "b", ""], [""]]);
  });

  it("reads what is quoted as one cell, with doubled quotes as one", () => {
    expect(parseTable('"two\nlines"\t"say ""hi"""\tc')).toEqual([["two\nlines", 'say "hi"', "c"]]);
  });

  it("takes a quote for inches where it closes nothing", () => {
    expect(parseTable('12" pipe\t3')).toEqual([['12" pipe', "3"]]);
    expect(parseTable('"open\t3')).toEqual([['"open', "3"]]);
  });

  it("is more than one cell", () => {
    expect(isTable("one cell\n")).toBe(false);
    expect(isTable("one\ttwo")).toBe(true);
    expect(isTable("one\ntwo\n")).toBe(true);
  });
});

describe("a pasted cell", () => {
  const column = (kind: LineColumn["kind"]): LineColumn => ({ key: "x", kind, width: 5 });

  it("is a number without its currency and thousands", () => {
    expect(pasted(column("decimal"), "1.234,50 €", GERMAN)).toBe("1234.50");
    expect(pasted(column("decimal"), "$1,234.50", GERMAN)).toBe("1234.50");
    expect(pasted(column("decimal"), "USD 12", GERMAN)).toBe("12");
    expect(pasted(column("percent"), "10 %", GERMAN)).toBe("10");
  });

  it("is read in the marks and the order of who pastes", () => {
    const american = { ...GERMAN, locale: "en" };
    expect(["1.000", "1,000"].map((cell) => pasted(column("decimal"), cell, GERMAN))).toEqual(["1000", "1.000"]);
    expect(["1.000", "1,000"].map((cell) => pasted(column("decimal"), cell, american))).toEqual(["1.000", "1000"]);
    expect([GERMAN, american].map((reader) => pasted(column("date"), "3.4.2026", reader))).toEqual(["2026-04-03", "2026-03-04"]);
    expect(pasted(column("date"), "next week", GERMAN)).toBe("next week");
  });

  it("may be several taxes", () => {
    expect(pasted(column("taxes"), "UST19, ECO", GERMAN)).toEqual(["UST19", "ECO"]);
    expect(pasted(column("taxes"), " ", GERMAN)).toEqual([]);
  });
});

describe("laying a table into the rows", () => {
  let made = 0;
  const fresh = () => ({ __key: `new-${(made += 1)}` });

  it("fills from a cell on, adds the rows that lack, and leaves the others alone", () => {
    const before = [{ description: "first", quantity: "1" }, { description: "second", quantity: "2" }];
    const { rows } = laid(before, COLUMNS, [["x", "5"], ["y", "6,5"]], { row: 1, column: 1 }, fresh, GERMAN);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toBe(before[0]);
    expect(rows[1]).toMatchObject({ description: "x", quantity: "5" });
    expect(rows[2]).toMatchObject({ description: "y", quantity: "6.5" });
    expect(before[1]).toEqual({ description: "second", quantity: "2" });
  });

  it("says which records are still to be found, and drops what is too much", () => {
    const { rows, unresolved } = laid([{}], COLUMNS, [["OAK", "d", "1", "UST19", "beyond"]], { row: 0, column: 0 }, fresh, GERMAN);
    expect(unresolved).toEqual([{ row: 0, column: COLUMNS[0], text: "OAK" }]);
    expect(rows[0]).toEqual({ description: "d", quantity: "1", taxes: ["UST19"] });
  });
});
