import { COOKIE, type Locale } from "./locales";

/** Keep the language in this browser, where it rules over every other wish for a year. */
export function speak(language: Locale): void {
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
}
