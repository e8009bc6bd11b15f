/**
 * A document or record as data: its fields, its line grid, its actions. One form engine serves them
 * all, and one view; a new screen is a definition. Labels are message keys under "fields", actions
 * under "actions". The wire names of the API are the keys.
 */
import type { ColumnDefinition } from "@/components/data-table/definition";

export type FieldKind =
  | "text"
  | "textarea"
  | "email"
  | "date"
  | "decimal"
  | "percent"
  | "integer"
  | "choice"
  | "boolean"
  | "lookup"
  | "currency"
  | "country"
  | "taxes";

/** The searches that a picker can ask; see lookups.ts. */
export type LookupName =
  | "customers"
  | "suppliers"
  | "parties"
  | "products"
  | "accounts"
  | "taxes"
  | "terms"
  | "priceLists"
  | "units"
  | "categories"
  | "bankAccounts"
  | "journals"
  | "dimensions"
  | "roles";

export interface FieldDefinition {
  key: string;
  label?: string;
  kind: FieldKind;
  required?: boolean;
  choices?: readonly string[];
  lookup?: LookupName;
  /** Message key under "help". */
  help?: string;
  wide?: boolean;
  initial?: unknown;
  /** Picking a record fills these fields, where they are empty: record key to field key. */
  fills?: Readonly<Record<string, string>>;
  /** Sent when the record is made, and shown, but not edited afterwards. */
  fixed?: boolean;
}

export interface LineColumn extends FieldDefinition {
  /** Width in rem. */
  width: number;
}

export interface LinesDefinition {
  key: string;
  columns: readonly LineColumn[];
  /** Reckoned by the preview and shown at the end of each row: keys of the preview's lines. */
  results?: readonly { key: string; label: string }[];
}

export interface Section {
  /** Message key under "sections". */
  title?: string;
  fields: readonly FieldDefinition[];
}

export interface ActionDefinition {
  /** Message key under "actions". */
  label: string;
  permission: string;
  method: "POST" | "PUT" | "DELETE";
  /** With {keys} of the record. */
  path: string;
  /** Shown only where the record's key has one of these values. */
  when?: { key: string; in: readonly unknown[] };
  look?: "primary" | "plain" | "danger";
  /** Asked before; their values are the body. */
  asks?: readonly FieldDefinition[];
  /** Ask for confirmation where nothing else is asked. */
  confirm?: boolean;
  /** Where to go afterwards, with {keys} of the reply; the record itself where left out. */
  to?: string;
  sendsVersion?: boolean;
}

export interface DownloadDefinition {
  label: string;
  path: string;
  when?: { key: string; in: readonly unknown[] };
  preview?: boolean;
}

export interface DocumentDefinition {
  /** Message key under "documents": documents.{id}.one, .new. Also the audit's kind of record. */
  id: string;
  /** The kind under which the audit and attachments know the record. */
  kind: string;
  path: string;
  /** The web address of the list; a record is {home}/{id}, its form {home}/{id}/edit. */
  home: string;
  /** What a record is called by: the first of these keys that it has. */
  names: readonly string[];
  permissions: { read: string; write: string };
  sections: readonly Section[];
  lines?: LinesDefinition;
  /** Reckons totals while typing: POST, with the same body as the document. */
  preview?: string;
  totals?: readonly { key: string; label: string }[];
  editable?: { key: string; in: readonly unknown[] };
  /** How an edit is sent. */
  edit?: "PUT" | "PATCH";
  actions: readonly ActionDefinition[];
  downloads?: readonly DownloadDefinition[];
  /** What the view shows beyond the form's fields. */
  facts?: readonly ColumnDefinition[];
  /** The columns of the view's lines, where they are not those of the form. */
  viewLines?: readonly ColumnDefinition[];
  /** Lists of related records on the view: read by a query parameter that names this record. */
  related?: readonly { list: string; parameter: string }[];
}

export type Values = Record<string, unknown>;

/** Whether a record is in a state that a definition asks for. */
export function holds(
  condition: { key: string; in: readonly unknown[] } | undefined,
  record: Values,
): boolean {
  return condition === undefined || condition.in.includes(record[condition.key]);
}

export function nameOf(definition: DocumentDefinition, record: Values): string {
  const key = definition.names.find((one) => record[one]);
  return key ? String(record[key]) : "";
}

/** Only the fields of the form travel, empty ones as null, and lines that say something. */
export function bodyOf(definition: DocumentDefinition, values: Values, isNew: boolean): Values {
  const body: Values = {};
  for (const field of definition.sections.flatMap((section) => section.fields)) {
    if (field.fixed && !isNew) continue;
    const value = wire(field, values[field.key]);
    if (value !== undefined) body[field.key] = value;
  }
  const lines = definition.lines;
  if (lines) {
    const rows = (values[lines.key] as Values[] | undefined) ?? [];
    body[lines.key] = rows
      .filter((row) => lines.columns.some((column) => !isEmpty(row[column.key])))
      .map((row) =>
        Object.fromEntries(
          lines.columns
            .map((column) => [column.key, wire(column, row[column.key])] as const)
            .filter(([, value]) => value !== undefined),
        ),
      );
  }
  return body;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function wire(field: FieldDefinition, value: unknown): unknown {
  if (field.kind === "boolean") return Boolean(value);
  if (field.kind === "taxes") return value ?? [];
  if (isEmpty(value)) return undefined;
  if (field.kind === "integer") return Number(value);
  if (field.kind === "decimal" || field.kind === "percent") return typed(String(value));
  return value;
}

/** A decimal as people type it, with a comma or a point, as the wire wants it. */
export function typed(text: string): string {
  const bare = text.trim().replace(/[\s’']/g, "");
  const comma = bare.lastIndexOf(",");
  const point = bare.lastIndexOf(".");
  if (comma > point) return bare.replace(/\./g, "").replace(",", ".");
  return point > comma && comma >= 0 ? bare.replace(/,/g, "") : bare;
}
