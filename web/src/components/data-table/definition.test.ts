import { describe, expect, it } from "vitest";
import { bodyFor, refusalsOf } from "./bulk";
import { askedOf, filtersOf, filtersSet, identityOf, isNarrowed, keysOf, tabOf, type ListDefinition } from "./definition";
import { changeOf } from "./cell-editor";

const LIST: ListDefinition = {
  id: "things",
  path: "/v1/things",
  search: true,
  sort: "name",
  identity: ["code", "day"],
  columns: [{ key: "name", kind: "text" }],
  filters: [
    { key: "dated", kind: "dates" },
    { key: "memo", kind: "text" },
    { key: "party_id", kind: "hidden" },
  ],
  tabs: [
    { label: "all", set: {} },
    { label: "open", set: { status: "open" } },
    { label: "side", set: { side: "left" }, local: true },
  ],
};

describe("a list by its address", () => {
  it("asks the API only for what the list knows", () => {
    const asked = askedOf(LIST, { dated_from: "2026-01-01", memo_has: "x", evil: "1", side: "left", status: "open", q: "", after: "c" });
    expect(asked).toEqual({ dated_from: "2026-01-01", memo_has: "x", status: "open", after: "c" });
    expect(filtersOf(asked)).not.toHaveProperty("after");
  });
  it("knows its tab, and that a tab alone narrows nothing", () => {
    expect(tabOf(LIST, { status: "open" })?.label).toBe("open");
    expect(tabOf(LIST, { q: "x" })?.label).toBe("all");
    expect(isNarrowed(LIST, { status: "open" })).toBe(false);
    expect(isNarrowed(LIST, { status: "open", q: "x" })).toBe(true);
    expect(isNarrowed(LIST, { party_id: "p" })).toBe(true);
  });
  it("counts the filters that people have set, whatever the number of their ends", () => {
    expect(filtersSet(LIST, {})).toBe(0);
    expect(filtersSet(LIST, { dated_from: "2026-01-01", dated_to: "2026-12-31", memo_has: "x" })).toBe(2);
    expect(filtersSet(LIST, { party_id: "p", status: "open", q: "x" })).toBe(0);
  });
  it("names a row by all of its key", () => {
    expect(identityOf(LIST, { code: "USD", day: "2026-01-01" })).toBe("USD:2026-01-01");
  });
});

describe("actions on rows", () => {
  it("sends ids, or an object for each, under the endpoint's own name", () => {
    const action = { label: "post", permission: "p", path: "/x" };
    expect(bodyFor(action, ["1"])).toEqual({ ids: ["1"] });
    expect(bodyFor({ ...action, key: "invoices" }, ["1"])).toEqual({ invoices: ["1"] });
    expect(bodyFor({ ...action, key: "lines", item: "line_id" }, ["1", "2"])).toEqual({ lines: [{ line_id: "1" }, { line_id: "2" }] });
  });
  it("names the rows that were refused and says why", () => {
    const rows = [{ code: "a", day: "1", name: "One" }, { code: "b", day: "1", name: "Two" }];
    const problem = { type: "t", title: "Closed", status: 409 };
    const reply = { done: 1, refused: 1, rows: [{ row: 0, status: 200 }, { row: 1, status: 409, problem }] };
    expect(refusalsOf(reply, rows, LIST)).toEqual([{ id: "b:1", name: "Two", reason: "Closed" }]);
  });
  it("calls a refused draft without a number by its customer", () => {
    const drafts: ListDefinition = { ...LIST, columns: [{ key: "number", kind: "code" }, { key: "dated", kind: "date" }, { key: "customer", kind: "text" }] };
    const reply = { done: 0, refused: 1, rows: [{ row: 0, status: 409, problem: { type: "t", title: "Closed", status: 409 } }] };
    expect(refusalsOf(reply, [{ number: null, dated: "2026-01-01", customer: "Café" }], drafts)[0]?.name).toBe("Café");
  });
  it("brings the rest of the record along where the whole is put", () => {
    const row = { id: "1", reference: "r", memo: "m", amount: "5" };
    const edit = { permission: "p", path: "/x/{id}", sends: ["reference", "memo"] };
    expect(changeOf({ ...edit, method: "PUT" }, row, "memo", "new")).toEqual({ reference: "r", memo: "new" });
    expect(changeOf({ ...edit, method: "PATCH" }, row, "memo", "new")).toEqual({ memo: "new" });
  });
});

describe("what a list needs of its rows", () => {
  it("is what is shown, led to, chosen and changed, and no more", () => {
    const list: ListDefinition = {
      ...LIST,
      identity: undefined,
      row: "/things/{id}",
      columns: [
        { key: "number", kind: "code" },
        { key: "customer", kind: "text", link: "/customers/{party_id}" },
        { key: "total", kind: "amount", currency: "currency", edit: { kind: "decimal", when: { key: "status", in: ["draft"] } } },
        { key: "note", kind: "text", extra: true },
      ],
      bulk: [{ label: "post", permission: "p", path: "/post", when: { key: "state", in: ["new"] } }],
      edit: { permission: "p", path: "/v1/things/{number}", method: "PUT", sends: ["memo"] },
    };
    const keys = new Set(keysOf(list, list.columns.slice(1, 3)));
    expect([...keys].sort()).toEqual(
      ["id", "version", "number", "customer", "party_id", "total", "currency", "status", "state", "memo"].sort(),
    );
  });

  it("is the parts of its identity, where the list says them", () => {
    expect(keysOf(LIST, [])).toEqual(["code", "day", "version", "name"]);
  });
});
