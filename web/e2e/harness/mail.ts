import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";

function letters(): string[] {
  const folder = path.join(inject("data"), "mail");
  try {
    return readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
  } catch {
    return [];
  }
}

/** A letter's text as it is read: soft line breaks and escaped characters undone. */
function readable(letter: string): string {
  return letter
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Wait for so many letters to somebody, and give their parts in HTML. */
export async function lettersTo(email: string, count: number): Promise<string[]> {
  for (let turn = 0; turn < 150; turn += 1) {
    const found = letters().filter((one) => one.includes(`To: ${email}`)).map(readable);
    if (found.length >= count) return found.map((one) => one.slice(one.indexOf("<!doctype html>")));
    await new Promise((passed) => setTimeout(passed, 200));
  }
  throw new Error(`No ${count} letters to ${email} came within 30 s.`);
}

/** Wait for a letter to somebody, and give the link in it that leads to a page. */
export async function linkFor(email: string, page: string): Promise<string> {
  const address = inject("address");
  for (let turn = 0; turn < 150; turn += 1) {
    for (const letter of letters().filter((one) => one.includes(email)).map(readable)) {
      const link = new RegExp(`${address}/${page}#[\\w~.%-]+`).exec(letter);
      if (link) return link[0];
    }
    await new Promise((passed) => setTimeout(passed, 200));
  }
  throw new Error(`No letter to ${email} with a link to ${page} came within 30 s.`);
}
