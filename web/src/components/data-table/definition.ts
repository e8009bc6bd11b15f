/**
 * A list as data: what it reads, its columns, filters and actions. Nothing in it is a function, so
 * that the server can render it and hand the same definition to the browser. Labels are message
 * keys: columns and filters under "fields", statuses under "status".
 */
export type Kind =
  | "text"
  | "code"
  | "amount"
  | "quantity"
  | "percent"
  | "number"
  | "date"
  | "instant"
  | "status"
  | "boolean";

export interface ColumnDefinition {
  key: string;
  /** Message key under "fields"; the key itself where left out. */
  label?: string;
  kind: Kind;
  sort?: boolean;
  /** The row's key that holds the currency of an amount. */
  currency?: string;
  /** Address with {keys} of the row. */
  link?: string;
  /** Shown only where the reader chooses it. */
  extra?: boolean;
}

export interface FilterDefinition {
  key: string;
  label?: string;
  /** dates and amounts filter by key_from and key_to, text by key_has. */
  kind: "choice" | "text" | "dates" | "amounts" | "boolean";
  choices?: readonly string[];
}

export interface BulkAction {
  label: string;
  permission: string;
  /** A bulk endpoint: it takes {ids: [...]} and answers per row. */
  path: string;
  danger?: boolean;
}

export interface Destination {
  label: string;
  href: string;
  permission: string;
}

export interface ListDefinition {
  /** Names the list in saved views and messages. */
  id: string;
  /** Message key under "lists": lists.{id}.title, .empty, .emptyHint. */
  path: string;
  columns: readonly ColumnDefinition[];
  filters: readonly FilterDefinition[];
  search: boolean;
  sort: string;
  /** Where a row leads, with {keys} of the row. */
  row?: string;
  create?: Destination;
  importer?: Destination;
  bulk?: readonly BulkAction[];
}

export type Row = Record<string, unknown>;

export interface PageOf<T> {
  items: T[];
  next: string | null;
  count?: number | null;
}

/** The query parameters of a list that are its filters, by name. */
export function filterNames(definition: ListDefinition): string[] {
  return definition.filters.flatMap(({ key, kind }) => {
    if (kind === "dates" || kind === "amounts") return [`${key}_from`, `${key}_to`];
    return kind === "text" ? [`${key}_has`] : [key];
  });
}

/** Only what the list knows travels from the address to the API. */
export function askedOf(
  definition: ListDefinition,
  search: Record<string, string | string[] | undefined>,
): Record<string, string | string[]> {
  const asked: Record<string, string | string[]> = {};
  const known = [...filterNames(definition), "sort", "after", "limit", ...(definition.search ? ["q"] : [])];
  for (const name of known) {
    const value = search[name];
    if (value !== undefined && value !== "") asked[name] = value;
  }
  return asked;
}
