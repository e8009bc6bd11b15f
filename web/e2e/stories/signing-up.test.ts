import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { open, visit, withBrowser } from "../harness/browser";
import { company, newcomer } from "../harness/company";
import { linkFor } from "../harness/mail";

withBrowser();

/** The six digits of an authenticator (RFC 6238) for a secret in base 32. */
function code(secret: string): string {
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = (hash[19] ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a newcomer opens an account, sets the books up and confirms the address", async () => {
  const { email, password } = newcomer();
  const page = await visit(null);
  await open(page, "/sign-up");
  await page.getByLabel("Company").fill("Möbelhaus Süd");
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Open the account" }).click();
  await page.getByText(/at least 10/i).last().waitFor();

  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Open the account" }).click();
  await page.waitForURL("**/setup");

  const step = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await step("Books").getByRole("button", { name: "Set up the books" }).click();
  await step("Books").getByText("done", { exact: true }).waitFor();
  await page.getByRole("link", { name: "To the home page" }).click();
  await page.waitForURL((url) => url.pathname === "/");

  await open(page, await linkFor(email, "email/verify"));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Your address is confirmed.").waitFor();
});

test("a forgotten password is set anew by a letter, once", async () => {
  const clerk = await company();
  const page = await visit(null);
  await open(page, "/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.waitForURL("**/forgot");
  await page.getByLabel("E-mail").fill(clerk.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByRole("status").getByText("a link is on its way").waitFor();

  const link = await linkFor(clerk.email, "password/reset");
  await open(page, link);
  await page.getByLabel("Password").fill("eight brown bottles");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("Your new password is set.").waitFor();

  await open(page, "/sign-in");
  await page.getByLabel("E-mail").fill(clerk.email);
  await page.getByLabel("Password").fill(clerk.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("Password").fill("eight brown bottles");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");

  const other = await visit(null);
  await open(other, link);
  await other.getByLabel("Password").fill("nine white bottles!");
  await other.getByRole("button", { name: "Set the password" }).click();
  await other.getByRole("alert").first().waitFor();
});

test("the second step is asked for, and a wrong code is refused beside its field", async () => {
  const clerk = await company();
  const { secret } = await clerk.post<{ secret: string }>("/v1/identity/totp/start", { password: clerk.password });
  await clerk.post("/v1/identity/totp/confirm", { code: code(secret) });
  const page = await visit(null);
  await open(page, "/sign-in?to=/invoices");
  await page.getByLabel("E-mail").fill(clerk.email);
  await page.getByLabel("Password").fill(clerk.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

test("only pages of this site are gone to after the sign-in", async () => {
  const clerk = await company();
  const page = await visit(null);
  await open(page, "/sign-in?to=//elsewhere.example/");
  await page.getByLabel("E-mail").fill(clerk.email);
  await page.getByLabel("Password").fill(clerk.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
});
