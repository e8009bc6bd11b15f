/**
 * A document or record as data: its fields, its line grid, its actions. One form engine serves them
 * all, and one view; a new screen is a definition. Labels are message keys under "fields", actions
 * under "actions". The wire names of the API are the keys.
 */
import type { ColumnDefinition, Naming } from "@/components/data-table/definition";
import type { Named } from "@/lib/api/field-names";

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
  | "taxes"
  | "password"
  /** Any of several, each with a box to tick. */
  | "checks"
  /** Several of the same, such as addresses: each with fields of its own. */
  | "rows"
  /** So much of each line of the record: what to invoice, what to credit. */
  | "portions";

/** Kinds that hold a number, as a decimal string. */
export const NUMBER_KINDS: ReadonlySet<string> = new Set<FieldKind>(["decimal", "percent", "integer"]);

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

/** A state of a record: its key has one of these values. */
export interface Condition {
  key: string;
  in: readonly unknown[];
}

export interface FieldDefinition {
  key: string;
  label?: string;
  kind: FieldKind;
  required?: boolean;
  choices?: readonly string[];
  /** Choices whose words are known already, such as countries by their names: value and word. */
  options?: readonly (readonly [string, string])[];
  /** What a browser may fill in, such as "current-password". */
  autoComplete?: string;
  lookup?: LookupName;
  /** Where there is only one record to pick, it is picked. */
  sole?: true;
  /** Where the record says what the picked one is called: a key, or a path such as "buyer.name". */
  shows?: string;
  /** Message key under "help". */
  help?: string;
  wide?: boolean;
  /** "today" is the company's day; anything else is itself. */
  initial?: unknown;
  /** Picking a record fills these fields, where they are empty: record key to field key. */
  fills?: Readonly<Record<string, string>>;
  /** Sent when the record is made, and shown, but not edited afterwards. */
  fixed?: boolean;
  /** Shown and sent only where the values say so. */
  when?: Condition;
  /** Taken over from a record only where that says it was given: the day's rate is not typed again. */
  givenIf?: string;
  /** Of "rows": what each row has. */
  fields?: readonly FieldDefinition[];
  /** Of "portions": where the record's lines are, what names one, and how the API calls both. */
  portions?: { lines: string; id: string; as: string; left: string };
}

export interface LineColumn extends FieldDefinition {
  /** Width in rem. */
  width: number;
}

export interface LinesDefinition {
  key: string;
  columns: readonly LineColumn[];
  /** What says which line of the record this is: sent back as it was, and never copied. */
  carried?: readonly string[];
  /** What else a line keeps though nobody types it; another product forgets it. */
  facts?: readonly string[];
  /** Picking in this column has the preview fill the others: a product its price and taxes. */
  completes?: string;
  /** A value that was filled in is asked for again after another changed: prices go by quantity. */
  again?: { after: string; fills: string };
  /** What the preview takes for what is not typed yet, so that totals show while typing. */
  assumes?: Values;
  /** Reckoned by the preview and shown at the end of each row: keys of the preview's lines. */
  results?: readonly { key: string; label: string }[];
}

export interface Section {
  /** Message key under "sections". */
  title?: string;
  fields: readonly FieldDefinition[];
  /** Folded away until somebody wants it, or something in it is filled. */
  folded?: boolean;
}

export interface ActionDefinition {
  /** Message key under "actions". */
  label: string;
  permission: string;
  method: "POST" | "PUT" | "DELETE";
  /** With {keys} of the record. */
  path: string;
  /** Shown only where the record's key has one of these values; all of them, where several. */
  when?: Condition | readonly Condition[];
  look?: "primary" | "plain" | "danger";
  /** Asked before; their values are the body. */
  asks?: readonly FieldDefinition[];
  /** Sent besides what is asked: "{key}" is the record's or the answer's own value. */
  sends?: Values;
  /** Message key under "help": what there is to know before one says yes. */
  warning?: string;
  /** Ask for confirmation where nothing else is asked. */
  confirm?: boolean;
  /** Where to go afterwards, with {keys} of the reply; the record itself where left out. */
  to?: string;
  sendsVersion?: boolean;
}

export interface DownloadDefinition {
  label: string;
  path: string;
  when?: Condition;
  preview?: boolean;
}

/** A part of the record that is a list: its taxes, its instalments, its addresses. */
export interface TableDefinition {
  key: string;
  /** Message key under "sections". */
  title: string;
  columns: readonly ColumnDefinition[];
}

export interface DocumentDefinition {
  /** Message key under "documents": documents.{id}.one, .new. */
  id: string;
  /** The record's key that says which document it is, where one form serves several. */
  variant?: string;
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
  editable?: Condition;
  /** What an edit sends back as it was, though no field shows it. */
  carries?: readonly string[];
  /** How an edit is sent. */
  edit?: "PUT" | "PATCH";
  /** Finds records that a new one may repeat: query parameter to path of a value. */
  alike?: { path: string; asks: Readonly<Record<string, string>> };
  /** Other ways to save a new record, such as posting it at once; what follows is said before. */
  saves?: readonly { label: string; permission: string; sends: Values; warning: string }[];
  actions: readonly ActionDefinition[];
  /** Records of this kind carry no files. */
  noFiles?: boolean;
  downloads?: readonly DownloadDefinition[];
  /** What the view shows beyond the form's fields; an extra one only where it is filled. */
  facts?: readonly ColumnDefinition[];
  /** The columns of the view's lines, where they are not those of the form. */
  viewLines?: readonly ColumnDefinition[];
  /** What the view calls records that are named by their ids. */
  naming?: readonly Naming[];
  /** A state that passes by itself: the page looks again until it has. */
  passing?: Condition;
  /** Further lists within the record, shown below its lines. */
  tables?: readonly TableDefinition[];
}

export type Values = Record<string, unknown>;

/** Whether a record is in the states that a definition asks for. */
export function holds(condition: Condition | readonly Condition[] | undefined, record: Values): boolean {
  if (condition === undefined) return true;
  if ("in" in condition) return condition.in.includes(at(record, condition.key));
  return condition.every((one) => holds(one, record));
}

/** What a record has at a path such as "buyer.name". */
export function at(record: Values, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((held, key) => (held && typeof held === "object" ? (held as Values)[key] : undefined), record);
}

/** What a record is called. */
export function nameOf(definition: DocumentDefinition, record: Values): string {
  const key = definition.names.find((one) => record[one]);
  return key ? String(record[key]) : "";
}

/** Every field of a form, in order. */
export function fieldsOf(definition: DocumentDefinition): FieldDefinition[] {
  return definition.sections.flatMap((section) => section.fields);
}

/** Every field by its label, those of the lines within "lines". */
export function namedOf(definition: DocumentDefinition): Named[] {
  const { lines } = definition;
  return [...fieldsOf(definition), ...(lines ? [{ key: lines.key, fields: lines.columns }] : [])];
}

/** The message key that says what kind of document a record is. */
export function titleOf(definition: DocumentDefinition, record: Values): string {
  return String((definition.variant && record[definition.variant]) || definition.id);
}
