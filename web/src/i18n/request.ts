import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { COOKIE, isLocale, type Locale } from "./locales";

/** The locale: as chosen, else the first that the browser asks for and we speak. */
async function chosen(): Promise<Locale> {
  const cookie = (await cookies()).get(COOKIE)?.value;
  if (isLocale(cookie)) return cookie;
  const wanted = (await headers()).get("accept-language") ?? "";
  for (const part of wanted.split(",")) {
    const language = part.split(";")[0]?.trim().slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return "en";
}

export default getRequestConfig(async () => {
  const locale = await chosen();
  const messages = (await import(`../messages/${locale}.json`)) as { default: Record<string, never> };
  return { locale, messages: messages.default, timeZone: "UTC" };
});
