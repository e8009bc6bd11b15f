/** The languages people can choose, each by its own name. */
export const LOCALES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  ar: "العربية",
} as const;

export type Locale = keyof typeof LOCALES;

export const COOKIE = "erp_locale";

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && value in LOCALES;
}

/** The language of a locale, without what its reader chose besides. */
export function languageOf(locale: string): string {
  return locale.split("-")[0] ?? locale;
}

/** Arabic is written from right to left. */
export function direction(locale: string): "ltr" | "rtl" {
  return languageOf(locale) === "ar" ? "rtl" : "ltr";
}
