import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { sessionOf, type Clerk } from "./company";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export interface Looks {
  locale?: string;
  dark?: boolean;
  phone?: boolean;
}

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
let browser: Browser;
const opened: { context: BrowserContext; complaints: string[] }[] = [];

/** One browser per file; what went wrong unnoticed fails the story it happened in. */
export function withBrowser(): void {
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM ?? PATHS.find((one) => existsSync(one));
    if (!executablePath) throw new Error("There is no Chromium; on Debian: apt install chromium");
    browser = await chromium.launch({ executablePath, args: QUIET });
  });
  afterEach(async () => {
    const complaints = opened.flatMap((one) => one.complaints);
    await Promise.all(opened.splice(0).map(({ context }) => closed(context)));
    expect(complaints, "what the browser complained about").toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });
}

/** A context waits for the answers to what was intercepted, of which some never come. */
async function closed(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: "ignoreErrors" })));
  await context.close();
}

/** A page of somebody, or of nobody yet, watched for what must never happen. */
export async function visit(clerk: Clerk | null, looks: Looks = {}): Promise<Page> {
  const address = inject("address");
  const context = await browser.newContext({
    baseURL: address,
    locale: looks.locale ?? "en",
    colorScheme: looks.dark ? "dark" : "light",
    viewport: looks.phone ? PHONE : DESK,
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  if (clerk) {
    const value = await sessionOf(clerk);
    await context.addCookies([{ name: "erp_session", value, url: address, httpOnly: true, sameSite: "Lax" }]);
  }
  const complaints: string[] = [];
  opened.push({ context, complaints });
  const page = await context.newPage();
  watch(page, address, complaints);
  return page;
}

/** What a story provokes on purpose is no complaint. */
export function forgive(pattern: RegExp): void {
  for (const one of opened) one.complaints.splice(0, Infinity, ...one.complaints.filter((text) => !pattern.test(text)));
}

function watch(page: Page, address: string, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|Hydration|hydrat/.test(text)) complaints.push(`console: ${text.slice(0, 300)}`);
  });
  page.on("dialog", (dialog) => {
    if (dialog.type() === "alert") complaints.push(`alert: ${dialog.message()}`);
    void dialog.accept().catch(() => undefined);
  });
  page.on("request", (request) => {
    const url = request.url();
    const isOurs = url.startsWith(address) || /^(data|blob|about|chrome|chrome-extension):/.test(url); // it shows a PDF by itself
    if (!isOurs) complaints.push(`foreign origin: ${url}`);
  });
}

/** Show a page that is open in other colours or another width, once it is drawn so. */
export async function look(page: Page, { dark, phone }: Looks): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  await page.setViewportSize(phone ? PHONE : DESK);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Go somewhere, and wait until the page answers to clicks and keys. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "load" });
  await settled(page);
  await page.locator("h1:visible").first().waitFor();
}

/** React has taken the page over: its handlers are there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const part = document.querySelector("form, button, a, main");
    return part === null || Object.keys(part).some((key) => key.startsWith("__reactFiber"));
  });
}
