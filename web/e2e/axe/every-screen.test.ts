import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { violations } from "../harness/axe";
import { forgive, look, open, visit, withBrowser, type Looks } from "../harness/browser";
import { demoOwner, type Clerk } from "../harness/company";
import { pressUntil } from "../harness/hands";
import { markOverlays, openings, OVERLAY, readOnly } from "../harness/openings";
import { routes, screens } from "../harness/screens";

withBrowser();

/** A language is another page; light, dark and the width are changed where one is. */
const GUISES: readonly (readonly [locale: string, looks: readonly [string, Looks][]])[] = [
  [
    "en",
    [
      ["light", {}],
      ["dark", { dark: true }],
      ["phone", { phone: true }],
    ],
  ],
  [
    "ar",
    [
      ["Arabic", {}],
      ["Arabic, dark, on a phone", { dark: true, phone: true }],
    ],
  ],
];

const seen = { screens: 0, openings: 0, scans: 0 };
/** How often what is called so was pressed, by language and width. */
const pressed = new Map<string, Map<string, number>>();
let owner: Promise<Clerk> | null = null;

/** The first part of an address: what is told as one test. */
function area(route: string): string {
  return route.split("/")[1] || "home";
}

async function scanned(page: Page, where: string, looks: readonly [string, Looks][], isWhole: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const [name, one] of looks) {
    if (!(await isThere(page, one, isWhole))) continue;
    found.push(...(await violations(page, `${where}, ${name}`, isWhole ? undefined : OVERLAY)));
    seen.scans += 1;
  }
  if (found.length > 0) console.info(found.join("\n")); // now, and not after a quarter of an hour
  return found;
}

/** What was opened may go with the width of the window, or may have been the way to another page. */
async function isThere(page: Page, one: Looks, isWhole: boolean): Promise<boolean> {
  const home = page.url();
  try {
    await look(page, one);
    return isWhole || ((await markOverlays(page)) && page.url() === home);
  } catch (error) {
    if (isWhole || !/navigation/.test(String(error))) throw error;
    await page.waitForLoadState("load");
    return false;
  }
}

/** A screen as it opens, in every guise of a language. */
async function looked(page: Page, address: string, looks: readonly [string, Looks][]): Promise<string[]> {
  await look(page, {});
  await open(page, address);
  seen.screens += looks.length;
  return scanned(page, address, looks, true);
}

/** Whatever opens on a screen, at each width. */
async function unfolded(page: Page, address: string, looks: readonly [string, Looks][]): Promise<string[]> {
  const found: string[] = [];
  for (const width of ["desk", "phone"]) {
    const same = looks.filter(([, { phone }]) => (phone ? "phone" : "desk") === width);
    const [first] = same;
    if (!first) continue;
    await look(page, first[1]);
    await open(page, address);
    for await (const opening of openings(page, address === "/" ? "body" : "main", soFar(first[0]))) {
      found.push(...(await scanned(page, `${address}, with ${opening}`, same, false)));
      seen.openings += 1;
      await look(page, first[1]);
    }
  }
  return found;
}

function soFar(kind: string): Map<string, number> {
  const known = pressed.get(kind) ?? new Map<string, number>();
  pressed.set(kind, known);
  return known;
}

const TASKS = [
  ["every screen", looked],
  ["all that opens on them", unfolded],
] as const;
const AREAS = [...new Set(routes().map(({ route }) => area(route)))];

describe.each(TASKS)("%s", (_, found) => {
  describe.each(GUISES)("%s", (locale, looks) => {
    test.each(AREAS)("%s", { timeout: 1_800_000 }, async (name) => {
      owner ??= demoOwner();
      const clerk = await owner;
      const { shown } = await screens(clerk, { only: (route) => area(route) === name });
      const [inside, outside] = [await visit(clerk, { locale }), await visit(null, { locale })];
      await readOnly(inside);
      await readOnly(outside);
      const wrong: string[] = [];
      for (const { address, isOpen } of shown) wrong.push(...(await found(isOpen ? outside : inside, address, looks)));
      forgive(/409/);
      expect(wrong).toEqual([]);
    });
  });
});

test("what keys open: the palette and the help sheet", { timeout: 120_000 }, async () => {
  const found: string[] = [];
  const clerk = await demoOwner();
  for (const [locale, looks] of GUISES) {
    const page = await visit(clerk, { locale });
    await open(page, "/");
    for (const [key, what] of [["Control+k", "the palette"], ["?", "the help sheet"]] as const) {
      await pressUntil(page, key, page.getByRole("dialog"));
      found.push(...(await scanned(page, what, looks, true)));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
  }
  expect(found).toEqual([]);
});

afterAll(() => {
  console.info(`${seen.screens} screens by guises, ${seen.openings} times something opened, ${seen.scans} scans`);
});
