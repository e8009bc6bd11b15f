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

/** One file of messages per area, so that each area of the application owns its words. */
const AREAS = ["core", "sales", "money", "reports", "settings"] as const;

type Messages = { [key: string]: string | Messages };

/** Areas share namespaces such as "fields" and "status": what is nested is laid together. */
function merged(into: Messages, from: Messages): Messages {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key];
    into[key] =
      typeof value === "object" && typeof there === "object" ? merged({ ...there }, value) : value;
  }
  return into;
}

async function messagesOf(locale: Locale): Promise<Messages> {
  const parts = await Promise.all(
    AREAS.map(async (area) => {
      const part = (await import(`../messages/${locale}/${area}.json`)) as { default: Messages };
      return part.default;
    }),
  );
  return parts.reduce(merged, {});
}

export default getRequestConfig(async () => {
  const locale = await chosen();
  return { locale, messages: await messagesOf(locale), timeZone: "UTC" };
});
