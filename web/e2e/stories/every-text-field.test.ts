import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { textFields } from "../harness/contract";
import { isText } from "../harness/hostile";
import { hostile } from "../harness/poison";
import { screens } from "../harness/screens";

withBrowser();

const SIGNING_UP = ["/v1/identity/sign-up /company", "/v1/identity/sign-up /name"];

test("what is typed as markup is shown as text: every text field there is, on every screen", async () => {
  const { attacker } = await hostile();
  const missed = textFields().filter((field) => !attacker.sent.has(field) && !SIGNING_UP.includes(field));
  expect(missed, "no payload was put into these").toEqual([]);

  const page = await visit(attacker.clerk);
  const { shown, without } = await screens(attacker.clerk, { making: false });
  let seen = 0;
  for (const { address } of shown.filter(({ isOpen }) => !isOpen)) {
    await open(page, address);
    if (await isText(page, address)) seen += 1;
    await page.locator("details:not([open]) > summary:visible").evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await page.emulateMedia({ media: "print" });
    await isText(page, `${address}, folded out and printed`);
    await page.emulateMedia({ media: "screen" });
  }
  console.info(`${shown.length} screens, of which ${seen} show a payload; none such of ${without.join(", ")}`);
  expect(seen, "it is shown, and not merely left out").toBeGreaterThan(75);
}, 900_000);
