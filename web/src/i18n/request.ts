import { cookies, headers } from "next/headers";
import type { AbstractIntlMessages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { meIfAny } from "@/lib/api/server";
import { localeOf } from "./habits";
import { COOKIE, isLocale, type Locale } from "./locales";

/**
 * The locale: as chosen in this browser, else as the reader once chose anywhere, else the first
 * that the browser asks for and we speak.
 */
async function chosen(preferred: string | null | undefined): Promise<Locale> {
  const cookie = (await cookies()).get(COOKIE)?.value;
  if (isLocale(cookie)) return cookie;
  const kept = preferred?.slice(0, 2);
  if (isLocale(kept)) return kept;
  const wanted = (await headers()).get("accept-language") ?? "";
  for (const part of wanted.split(",")) {
    const language = part.split(";")[0]?.trim().slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return "en";
}

/** One file of messages per area, so that each area of the application owns its words. */
const AREAS = ["core", "sales", "money", "reports", "settings", "audit"] as const;

/** A message is a text, or what was compiled from one; anything else holds others. */
type Messages = { [key: string]: string | unknown[] | Messages };

function holdsOthers(value: Messages[string] | undefined): value is Messages {
  return typeof value === "object" && !Array.isArray(value);
}

/** Areas share namespaces such as "fields" and "status": what is nested is laid together. */
function merged(into: Messages, from: Messages): Messages {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key];
    into[key] = holdsOthers(value) && holdsOthers(there) ? merged({ ...there }, value) : value;
  }
  return into;
}

/** Laid together once for each language, not for each request. */
const laid = new Map<Locale, Promise<AbstractIntlMessages>>();

function messagesOf(locale: Locale): Promise<AbstractIntlMessages> {
  const there = laid.get(locale) ?? layTogether(locale);
  laid.set(locale, there);
  return there;
}

async function layTogether(locale: Locale): Promise<AbstractIntlMessages> {
  const parts = await Promise.all(
    AREAS.map(async (area) => {
      const part = (await import(`../messages/${locale}/${area}.json`)) as { default: Messages };
      return part.default;
    }),
  );
  return parts.reduce(merged, {}) as AbstractIntlMessages;
}

/** Instants are shown in the reader's time zone: their own choice, else the company's. */
export default getRequestConfig(async () => {
  const who = await meIfAny();
  const language = await chosen(who?.preferences.language);
  return {
    locale: localeOf(language, who?.preferences),
    messages: await messagesOf(language),
    timeZone: who?.preferences.time_zone ?? who?.company.time_zone ?? "UTC",
  };
});
