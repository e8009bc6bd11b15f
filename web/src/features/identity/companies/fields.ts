import type { FieldDefinition } from "@/components/form/definition";

const COUNTRIES = "AE AT AU BE BG BR CA CH CL CO CY CZ DE DK EE EG ES FI FR GB GR HR HU IE IN IT JP LT LU LV MA MT MX NL NO NZ PE PL PT RO SA SE SG SI SK TN TR US ZA".split(" ");
const CURRENCIES = "EUR USD GBP CHF AED AUD BRL CAD CLP COP CZK DKK EGP HUF INR JPY MAD MXN NOK NZD PEN PLN RON SAR SEK SGD TND TRY ZAR".split(" ");

/** The languages that letters and documents of a company speak. */
const LANGUAGES = ["en", "de", "es", "fr"];

type Options = readonly (readonly [string, string])[];

function named(codes: readonly string[], locale: string, type: "region" | "currency" | "language"): Options {
  const names = new Intl.DisplayNames(locale, { type });
  return codes
    .map((code) => [code, type === "currency" ? `${code} ${names.of(code) ?? ""}` : (names.of(code) ?? code)] as const)
    .sort((a, b) => (type === "currency" ? 0 : a[1].localeCompare(b[1], locale)));
}

/** Every time zone that this server knows. */
export function timeZones(): Options {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => [zone, zone.replace(/_/g, " ")] as const);
}

const LEGAL = ["legal_name", "street", "postcode", "city", "region", "phone", "email", "website", "registration", "tax_number"];

/** What a company is: its name and place, and what it is called before the law. */
export function companyFields(locale: string, isNew: boolean): FieldDefinition[] {
  return [
    { key: "name", kind: "text", required: true },
    { key: "country", kind: "choice", required: true, options: named(COUNTRIES, locale, "region") },
    ...(isNew ? [{ key: "currency", kind: "choice", required: true, options: named(CURRENCIES, locale, "currency"), help: "companyCurrency" } as const] : []),
    { key: "time_zone", kind: "choice", required: true, options: timeZones() },
    { key: "language", kind: "choice", required: true, options: named(LANGUAGES, locale, "language"), initial: "en", help: "companyLanguage" },
    ...(isNew ? [] : LEGAL.map((key) => ({ key: `legal.${key}`, label: key === "tax_number" ? "tax_no" : key, kind: "text" as const }))),
  ];
}
