import type { Locator, Page } from "playwright-core";
import { open, settled } from "./browser";

const DIALOG = "[role=dialog]";
/** What stands over a page, or stands unfolded in it. What its router says to nobody's eyes is none of it. */
const STANDING = "[role=dialog], :popover-open, [role=listbox], main [aria-expanded=true] + div, main details[open], [role=alert]";
/** Whatever of a page opens something, or might: nobody lists them, so none is forgotten. */
const OPENERS = "details > summary, button:not([disabled]), [role=combobox]";

const ENOUGH = 3;

/** How whatever stands open is marked, for who looks at that alone. */
export const OVERLAY = "[data-stands-open]";

/** Mark what stands open over or in a page now, and tell whether anything does. */
export function markOverlays(page: Page): Promise<boolean> {
  return page.evaluate((standing) => {
    for (const one of document.querySelectorAll("[data-stands-open]")) one.removeAttribute("data-stands-open");
    const shown = [...document.querySelectorAll<HTMLElement>(standing)].filter((one) => one.checkVisibility());
    for (const one of shown) (one.role === "alert" ? (one.closest("form") ?? one) : one).setAttribute("data-stands-open", "");
    return shown.length > 0;
  }, STANDING);
}

/** Let what is pressed change nothing: the server is only read, and refuses the rest. */
export async function readOnly(page: Page): Promise<void> {
  await page.route("**/v1/**", async (route) => {
    const request = route.request();
    const isReading = request.method() === "GET" || /preview$/.test(new URL(request.url()).pathname);
    if (isReading) return route.fallback();
    const problem = { type: "/problems/conflict", title: "Nothing is changed here.", status: 409 };
    return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
}

/**
 * Press everything of a page that may open a dialog, a menu or a list, one after the other, and
 * tell by name what stands open; the page is as it was before the next. What was pressed
 * often enough by its name, on other pages, is passed over: every list has its "Columns".
 */
export async function* openings(page: Page, within: string, pressedSoFar: Map<string, number>): AsyncGenerator<string> {
  const home = page.url();
  await chooseRow(page, within);
  const openers = page.locator(within).locator(OPENERS);
  const tried = new Set<string>();
  for (let at = 0; at < (await openers.count()); at += 1) {
    const opener = openers.nth(at);
    const name = (await opener.isVisible()) ? await nameOf(opener) : null;
    if (name === null) continue;
    const times = pressedSoFar.get(name) ?? 0;
    if (tried.has(name) || times >= ENOUGH) continue;
    tried.add(name);
    pressedSoFar.set(name, times + 1);
    await pressed(opener);
    if (await stands(page)) {
      yield name;
      yield* inMenu(page, opener, tried);
    }
    await close(page, home);
    await chooseRow(page, within);
  }
}

/** What can be done with chosen rows is there only while one is: a page that came anew has none. */
async function chooseRow(page: Page, within: string): Promise<void> {
  const row = page.locator(`${within} tbody input[type=checkbox]`).first();
  if (await row.isVisible()) await row.check();
}

/** The buttons of an opened menu may open dialogs of their own. */
async function* inMenu(page: Page, opener: Locator, tried: Set<string>): AsyncGenerator<string> {
  if (!(await isMenu(opener))) return;
  const home = page.url();
  const inside = opener.locator("xpath=..").locator("button:not([disabled])");
  for (let at = 0; at < (await inside.count()); at += 1) {
    const entry = inside.nth(at);
    if (!(await entry.isVisible()) && !(await pressed(opener))) return;
    const name = await nameOf(entry);
    if (name === null || tried.has(name)) continue;
    tried.add(name);
    await pressed(entry);
    if (await page.locator(DIALOG).first().waitFor({ timeout: 500 }).then(() => true, () => false)) yield name;
    if (page.url() !== home) return;
    if (!(await dismissed(page))) return;
  }
}

async function pressed(button: Locator): Promise<boolean> {
  return button.click({ timeout: 2_000 }).then(() => true, () => false);
}

/** Escape closes a dialog, and then the one below; whether none is left. */
async function dismissed(page: Page): Promise<boolean> {
  const dialog = page.locator(`${DIALOG}:visible`);
  for (let turn = 0; turn < 3 && (await dialog.count()) > 0; turn += 1) {
    await page.keyboard.press("Escape");
    await dialog.first().waitFor({ state: "hidden", timeout: 1_000 }).catch(() => undefined);
  }
  return (await dialog.count()) === 0;
}

/** A name without its number: the third row of a grid is like the first. None where it went meanwhile. */
async function nameOf(opener: Locator): Promise<string | null> {
  const [name] = await opener.evaluateAll((found) =>
    found.map((one) => one.getAttribute("aria-label") ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent ?? ""),
  );
  return name === undefined ? null : name.replace(/[\d\u0660-\u0669]+/g, "").trim();
}

/** Whether something came to stand open, which may have to be loaded first; a field's choices come by a key. */
async function stands(page: Page): Promise<boolean> {
  const isField = await page.evaluate(() => document.activeElement?.role === "combobox");
  if (isField) await page.keyboard.press("ArrowDown");
  for (let turn = 0; turn < 10; turn += 1) {
    if (await markOverlays(page)) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

/** Whether this is what unfolds and stands unfolded; asked without waiting, for it may be gone. */
function isMenu(opener: Locator): Promise<boolean> {
  return opener.evaluateAll(([one]) => one?.tagName === "SUMMARY" && (one.parentElement as HTMLDetailsElement).open);
}

async function close(page: Page, home: string): Promise<void> {
  if (page.url() !== home) {
    await open(page, home);
    return;
  }
  await page.keyboard.press("Escape");
  const isClear = await dismissed(page);
  await page.evaluate(() => document.querySelectorAll("main details[open]").forEach((one) => one.removeAttribute("open")));
  if (isClear && !(await markOverlays(page))) return;
  await page.reload({ waitUntil: "load" });
  await settled(page);
}
