import type { FieldDefinition } from "@/components/form/definition";

const text = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ key, kind: "text", ...more });

/** What stands on invoices and letters: who writes, from where, and where to pay. */
export const LETTERHEAD: readonly FieldDefinition[] = [
  text("legal_name"),
  text("line1", { label: "street" }),
  text("line2", { label: "street_2" }),
  text("postcode"),
  text("city"),
  text("region"),
  { key: "country", kind: "country" },
  text("vat_id"),
  text("tax_id", { label: "tax_no" }),
  text("legal_id", { label: "registration" }),
  text("contact"),
  text("phone"),
  { key: "email", kind: "email" },
  text("website"),
  text("bank", { label: "bank_name" }),
  text("iban"),
  text("bic"),
  { key: "paper", kind: "choice", required: true, choices: ["a4", "us-letter"], initial: "a4" },
  { key: "language", label: "document_language", kind: "choice", required: true, choices: ["en", "de", "es", "fr", "ar"], initial: "en" },
  text("invoice_series", { required: true, help: "series" }),
  text("credit_note_series", { required: true, help: "series" }),
  { key: "footer", kind: "textarea", wide: true, help: "footer" },
];

/** How much of a document may be given up, and where the bank's charges go. */
export const PAYMENTS: readonly FieldDefinition[] = [
  { key: "write_off_limit", kind: "decimal", required: true, help: "writeOffLimit" },
  { key: "fee_account", kind: "lookup", lookup: "accounts", help: "feeAccount" },
];

/** How tax is rounded: per line, per document, and which way a half goes. */
export const ROUNDING: readonly FieldDefinition[] = [
  { key: "tax_per", kind: "choice", required: true, choices: ["document", "line", "unrounded"], help: "taxPer" },
  { key: "tax_mode", kind: "choice", required: true, choices: ["half_up", "half_even"] },
];
