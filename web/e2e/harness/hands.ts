import type { Locator, Page } from "playwright-core";

/** Pick a record by typing part of its name, as a clerk does. */
export async function pick(within: Page | Locator, label: string, text: string): Promise<void> {
  const input = within.getByRole("combobox", { name: label });
  await input.click();
  await input.fill(text);
  const page = "page" in within ? within.page() : within;
  await page.getByRole("option").filter({ hasText: text }).first().click();
}

/** Press an action of a record, and the button of the same name in what it asks. */
export async function act(page: Page, name: string, answer?: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await answer?.(dialog);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Wait until the page is at an address of this kind, and give its last part. */
export async function arrived(page: Page, home: string): Promise<string> {
  const pattern = new RegExp(`${home}/([0-9a-f-]{36})$`);
  await page.waitForURL((url) => pattern.test(url.pathname));
  return pattern.exec(new URL(page.url()).pathname)?.[1] ?? "";
}

/** Press a key until it has shown what it shows: a page may still be on its way when it is seen. */
export async function pressUntil(page: Page, key: string, shown: Locator): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await page.keyboard.press(key);
    const came = await shown.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (came) return;
  }
  throw new Error(`${key} shows nothing.`);
}
