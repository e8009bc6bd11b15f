import { afterEach, expect, test, vi } from "vitest";
import { byField, inLanguage, nameOf, problemIn, problemOf, reasonsIn, wordsOf } from "./problem";

const problem = { type: "/problems/malformed", title: "It does not fit.", status: 422 };
const closed = { type: "/problems/period-closed", title: "The books are closed for this date.", status: 409, detail: "March 2026 is closed." };

afterEach(() => document.documentElement.removeAttribute("lang"));

test("each misfit stands at the field that its pointer names", () => {
  const errors = [
    { pointer: "/body/lines/0/quantity", detail: "is no number" },
    { pointer: "/body/lines/0/quantity", detail: "comes second" },
    { pointer: "/body/email", detail: "is no address" },
  ];
  expect(byField({ ...problem, errors })).toEqual({ "lines.0.quantity": "is no number", email: "is no address" });
});

test("a refusal with one pointer says its detail there, else its title", () => {
  expect(byField({ ...problem, pointer: "/body/tax", detail: "is not ours" })).toEqual({ tax: "is not ours" });
  expect(byField({ ...problem, pointer: "/body/tax" })).toEqual({ tax: "It does not fit." });
  expect(byField(problem)).toEqual({});
  expect(byField({ ...problem, pointer: "/header/If-Match" })).toEqual({});
});

test("a pointer is a name with its marks unescaped", () => {
  expect(nameOf("/body/more/a~1b~0c")).toBe("more.a/b~c");
  expect(nameOf("/query/dated_from")).toBe("dated_from");
});

test("an answer that is no problem is one nevertheless", async () => {
  const page = new Response("<html>", { status: 502, statusText: "Bad Gateway" });
  expect(await problemOf(page)).toEqual({ type: "about:blank", title: "Bad Gateway", status: 502 });
  const said = new Response(JSON.stringify({ ...problem, detail: "So." }), { status: 422 });
  expect(await problemOf(said)).toMatchObject({ detail: "So.", status: 422 });
});

test("in English the API speaks for itself", async () => {
  expect(await inLanguage(closed, "en")).toBe(closed);
  expect(wordsOf(closed)).toBe("March 2026 is closed.");
});

test("in another language the sentence of its type comes first, and the API's words after it", async () => {
  document.documentElement.lang = "de";
  const said = await problemIn(JSON.stringify({ ...closed, pointer: "/body/dated" }), 409, "");
  expect(said).toMatchObject({ title: "Für dieses Datum sind die Bücher abgeschlossen.", language: "de" });
  expect(byField(said)).toEqual({ dated: "Für dieses Datum sind die Bücher abgeschlossen.\nMarch 2026 is closed." });
});

test("each misfit is said by its kind, with its limit; one of no kind stays English", async () => {
  const errors = [
    { pointer: "/body/name", detail: "is missing", kind: "missing" },
    { pointer: "/body/memo", detail: "String should have at most 1500 characters", kind: "too-long", limit: "1500" },
    { pointer: "/body/rule", detail: "contradicts itself" },
  ];
  const said = byField(await inLanguage({ ...problem, errors }, "fr"));
  expect(said.name).toBe("manque");
  expect(said.memo).toMatch(/^est trop long : 1\s500 caractères au plus$/);
  expect(said.rule).toBe("\ncontradicts itself");
});

test("a type that nobody translated stays English, and is marked so", async () => {
  const odd = { type: "/problems/unheard-of", title: "Unheard of.", status: 409, detail: "Such a thing." };
  expect(await inLanguage(odd, "ar")).toMatchObject({ title: "Unheard of.", detail: "Such a thing.", language: undefined });
  const bug = { type: "about:blank", title: "Something went wrong on our side.", status: 500, detail: "Reference 7." };
  expect((await inLanguage(bug, "es")).title).toBe("Algo ha fallado de nuestro lado.");
});

test("a refusal with a kind is said wholly in the reader's language", async () => {
  const weak = { type: "/problems/password-too-weak", title: "The password is too easy to guess.", status: 422, pointer: "/body/password" };
  const short = await inLanguage({ ...weak, detail: "It is too short.", kind: "too-short", limit: "10" }, "de");
  expect(byField(short).password).toBe("ist zu kurz: mindestens 10 Zeichen");
  expect(wordsOf(short)).toBe("Das Passwort ist zu leicht zu erraten.\nist zu kurz: mindestens 10 Zeichen");
  const odd = await inLanguage({ ...weak, detail: "It is odd.", kind: "odd" }, "de");
  expect(byField(odd).password).toBe("Das Passwort ist zu leicht zu erraten.\nIt is odd.");
});

test("a limit stands in its place, too, where the build has made parts of the sentence", async () => {
  const misfit = { detail: "String should have at most 200 characters", kind: "too-long", limit: "2000" };
  vi.doMock("../../messages/de/problems.json", () => ({
    default: { problems: {}, reasons: { "too-long": ["höchstens ", ["limit"], " Zeichen"] } },
  }));
  const [compiled] = await reasonsIn([misfit], "de");
  expect(compiled?.detail).toBe("höchstens 2.000 Zeichen");
  vi.doUnmock("../../messages/de/problems.json");
  const [plain] = await reasonsIn([misfit], "fr");
  expect(plain?.detail).toMatch(/2\s000/);
});
