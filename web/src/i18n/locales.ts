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

/** Arabic is written from right to left. */
export function direction(locale: string): "ltr" | "rtl" {
  return locale === "ar" ? "rtl" : "ltr";
}
