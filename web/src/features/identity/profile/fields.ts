import type { FieldDefinition } from "@/components/form/definition";
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

/** How one likes to read: each may be left to the company. */
export function preferenceFields(): FieldDefinition[] {
  return [
    { key: "language", kind: "choice", options: Object.entries(LOCALES) },
    { key: "time_zone", kind: "choice", options: timeZones(), help: "timeZone" },
  ];
}
