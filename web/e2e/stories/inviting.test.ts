import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company, newcomer, signedIn } from "../harness/company";
import { pick } from "../harness/hands";
import { linkFor } from "../harness/mail";
import { readyToSell } from "../harness/trade";

withBrowser();

test("a colleague with fewer rights joins by letter, and cannot do what is not theirs", async () => {
  const owner = await company("Guarded Ltd");
  const { party } = await readyToSell(owner);
  const { email, password } = newcomer("viewer");
  const office = await visit(owner);
  await open(office, "/settings/users/invite");
  await office.getByLabel("Name", { exact: false }).first().fill("Vera Viewer");
  await office.getByLabel("E-mail", { exact: false }).first().fill(email);
  await pick(office, "Role", "Viewer");
  await office.getByRole("button", { name: "Invite a colleague" }).click();
  await office.waitForURL("**/settings/users");

  const page = await visit(null);
  await open(page, await linkFor(email, "invitation"));
  await page.getByLabel("Your name").fill("Vera Viewer");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByText("You are a member now.").waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/", { waitUntil: "load" }); // all of it, before it is left again

  // They see the customer, and nothing that would change one
  await open(page, `/customers/${party.id}`);
  await page.getByRole("heading", { name: /Morgenrot/ }).waitFor();
  expect(await page.getByRole("link", { name: "Edit" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Block" }).count()).toBe(0);
  await open(page, "/customers");
  expect(await page.getByRole("link", { name: "New customer" }).count()).toBe(0);

  // And the server says the same to whoever asks it directly
  const them = await signedIn(email, password);
  await expect(them.post("/v1/parties/parties", { name: "Sneaked in" })).rejects.toThrow(/403/);
  await open(page, "/settings/audit");
  await page.getByText("You may not see this.").first().waitFor();
});
