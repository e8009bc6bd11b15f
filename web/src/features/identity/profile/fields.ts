import type { FieldDefinition } from "@/components/form/definition";
import { DATE_FORMATS, NUMBER_FORMATS } from "@/i18n/habits";
import { LOCALES } from "@/i18n/locales";
import { timeZones } from "../companies/fields";

export const NAME: readonly FieldDefinition[] = [{ key: "name", kind: "text", required: true, autoComplete: "name" }];

export const EMAIL: readonly FieldDefinition[] = [
  { key: "email", kind: "email", required: true, autoComplete: "email" },
  { key: "password", label: "current_password", kind: "password", required: true, autoComplete: "current-password" },
];

export const PASSWORD: readonly FieldDefinition[] = [
  { key: "password", label: "current_password", kind: "password", required: true, autoComplete: "current-password" },
  { key: "new_password", kind: "password", required: true, autoComplete: "new-password", help: "newPassword" },
];

/** A date format by a day that leaves no doubt which part is which. */
function written(format: string): string {
  return format.replace("YYYY", "2026").replace("MM", "12").replace("DD", "31");
}

/** How one likes to read: each may be left to the company. */
export function preferenceFields(): FieldDefinition[] {
  return [
    { key: "language", kind: "choice", options: Object.entries(LOCALES) },
    { key: "time_zone", kind: "choice", options: timeZones(), help: "timeZone" },
    { key: "number_format", kind: "choice", options: NUMBER_FORMATS.map((one) => [one, one]), help: "habits" },
    { key: "date_format", kind: "choice", options: DATE_FORMATS.map((one) => [one, written(one)]), help: "habits" },
  ];
}
