import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Clerk, Json } from "./company";

/** Runs, where it is ever taken for markup; the second where a field is short. */
export const PAYLOAD = `"><img src=x onerror="alert(1)"><script>alert(2)</script>{{7*7}}`;
export const SHORT = `"><img src=x onerror=alert(1)>`;

/** Somebody who writes down which fields of the API got a payload. */
export class Attacker {
  readonly sent = new Set<string>();

  constructor(readonly clerk: Clerk) {}

  /** `at` as the contract has it, about this record as it is now. */
  async post(at: string, body: Json, record: Json = {}): Promise<Json> {
    this.#note(at, body);
    const home = at.slice(0, at.indexOf("{")) + String(record.id);
    const now = record.id ? await this.clerk.get(home).catch(() => record) : record;
    return this.clerk.call<Json>("POST", at.replace(/\{[^}]+\}/g, String(record.id)), body, now.version as number | undefined);
  }

  /** Change what is at an address; its version is read there, unless it is given. */
  async put(at: string, body: Json, record: Json = {}): Promise<Json> {
    this.#note(at, body);
    const { version } = record.version ? record : await this.clerk.get(at).catch(() => record);
    return this.clerk.call<Json>("PUT", at.replace(/\{[^}]+\}/g, String(record.id)), body, version as number | undefined);
  }

  #note(at: string, body: Json): void {
    for (const field of payloads(body, "")) this.sent.add(`${at} ${field}`);
  }
}

function payloads(value: unknown, at: string): string[] {
  if (typeof value === "string") return value === PAYLOAD || value === SHORT ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((one) => payloads(one, `${at}[]`));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, one]) => payloads(one, `${at}/${name}`));
}

/** What a page shows of itself: its text, what is in its fields, and its title. */
async function shownBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map((one) => one.value);
    return [document.title, document.body.innerText, ...typed].join("\n");
  });
}

/** Whether the page shows a payload; that it is nothing but text is expected of it. */
export async function isText(page: Page, where: string): Promise<boolean> {
  expect(await page.locator('img[src="x"]').count(), where).toBe(0);
  expect(await page.locator("script", { hasText: "alert(2)" }).filter({ hasNotText: "self.__next_f" }).count(), where).toBe(0);
  const text = await shownBy(page);
  expect(text, where).not.toContain("49}}");
  return text.includes("<img src=x");
}
