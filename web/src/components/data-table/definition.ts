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
  /** A day by which something is to be done: it stands out once it is past. */
  | "due"
  | "instant"
  | "status"
  | "boolean";

/** How a cell is changed in place; the list's `edit` says where the change goes. */
export interface CellEdit {
  kind: "text" | "decimal" | "date" | "choice" | "boolean";
  choices?: readonly string[];
  /** Only where the row's key has one of these values. */
  when?: Condition;
}

/** Whether something is offered for a row: its key has one of the values. */
export interface Condition {
  key: string;
  in: readonly unknown[];
}

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
  /** The row's key that says what it came from, such as "invoice:…": the cell leads there. */
  source?: string;
  /** The row's key to show where this one is empty. */
  or?: string;
  /** Changed in place, where the list says how. */
  edit?: CellEdit;
}

export interface FilterDefinition {
  key: string;
  label?: string;
  /** dates and amounts filter by key_from and key_to, text by key_has; hidden ones only by the address. */
  kind: "choice" | "text" | "dates" | "amounts" | "boolean" | "hidden";
  choices?: readonly string[];
  /** Namespace of the words of the choices; "status" where left out. */
  words?: string;
  /** What the API wants before a choice: a command begins with "." and its verb. */
  prefix?: string;
}

/** Done with the chosen rows: a bulk endpoint that answers per row, or a page that takes them along. */
export interface BulkAction {
  label: string;
  permission: string;
  path: string;
  /** The key of the body that holds the rows; "ids" where left out. */
  key?: string;
  /** Each row is an object with its id under this name, where the endpoint takes objects. */
  item?: string;
  danger?: boolean;
  /** Message key under "help": what follows, said before it is done. */
  warning?: string;
  /** Only for rows in this state; the others are left out and counted. */
  when?: Condition;
  /** Go to `path` with {ids} filled instead of sending. */
  goes?: boolean;
}

/** How cells are changed in place: what is sent, with the row's version in If-Match. */
export interface InlineEdit {
  permission: string;
  /** With {keys} of the row. */
  path: string;
  method: "PUT" | "PATCH";
  /** A PUT sends the whole record: these keys of the row beside what was changed. */
  sends?: readonly string[];
  /** The row is only a part of the record: the whole is read first, under the same path. */
  reads?: boolean;
}

/** Names for ids in rows, asked once per page of the list: constant in the number of rows. */
export interface Naming {
  /** The key of the row that holds the id. */
  key: string;
  /** Where ids stand behind a prefix, such as "invoice:". */
  prefix?: string;
  permission: string;
  /** A list that filters by its own id. */
  path: string;
  /** What the list calls its own key; "id" where left out. */
  by?: string;
  /** The named record's key that is its name, and the row's key that it is put into. */
  shows: string;
  into: string;
}

/** Words for what rows hold as the API calls it, put into them before they are drawn. */
export interface Wording {
  /** The row's key that is said in words, and the key that the words are put into. */
  key: string;
  into: string;
  /** What it is: a command, a kind of record (where empty, that of the row's command), a refusal, a reason with its code. */
  says: "deed" | "kind" | "refusal" | "reason";
}

/** A part of the list one often looks at: parameters that are set together. */
export interface Tab {
  /** Message key under "tabs". */
  label: string;
  set: Readonly<Record<string, string>>;
  /** The page makes something else of these parameters: the API does not know them. */
  local?: boolean;
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
  edit?: InlineEdit;
  naming?: readonly Naming[];
  wording?: readonly Wording[];
  tabs?: readonly Tab[];
  /** What makes a row unique: ["id"] where left out. */
  identity?: readonly string[];
  /** The list has no export of its own. */
  noExport?: boolean;
  /** A list that comes whole, without pages, sorting and filters. */
  whole?: boolean;
}

export type Row = Record<string, unknown>;

export interface PageOf<T> {
  items: T[];
  next: string | null;
  count?: number | null;
}

export type Search = Record<string, string | string[] | undefined>;

/** The first value of a query parameter, or nothing. */
export function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** What a row is known by, in actions and among its like. */
export function identityOf(definition: ListDefinition, row: Row): string {
  return (definition.identity ?? ["id"]).map((key) => String(row[key] ?? "")).join(":");
}

/** The keys that an address such as "/invoices/{id}" has of a row. */
function keysIn(address: string | undefined): string[] {
  return [...(address ?? "").matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "");
}

function keysOfColumn(column: ColumnDefinition): (string | undefined)[] {
  return [column.key, column.or, column.currency, column.source, column.edit?.when?.key, ...keysIn(column.link)];
}

/** All that a list needs of its rows in the browser: what is shown, led to, chosen and changed. */
export function keysOf(definition: ListDefinition, columns: readonly ColumnDefinition[]): string[] {
  const { columns: [first], identity = ["id"], row, bulk = [], edit } = definition;
  return [
    ...identity,
    "version",
    first?.key,
    ...columns.flatMap(keysOfColumn),
    ...keysIn(row),
    ...bulk.map((action) => action.when?.key),
    ...keysIn(edit?.path),
    ...(edit?.sends ?? []),
  ].filter((key) => key !== undefined);
}

/** Whether a row is in the state that is asked for. */
export function isIn(condition: Condition | undefined, row: Row): boolean {
  return condition === undefined || condition.in.includes(row[condition.key]);
}

/** The query parameters of a list that are its filters, by name. */
export function filterNames(definition: ListDefinition): string[] {
  const named = definition.filters.flatMap(namesOf);
  const tabbed = (definition.tabs ?? []).flatMap((tab) => Object.keys(tab.set));
  return [...new Set([...named, ...tabbed])];
}

/** The parameters of one filter. */
function namesOf({ key, kind }: FilterDefinition): string[] {
  if (kind === "dates" || kind === "amounts") return [`${key}_from`, `${key}_to`];
  return kind === "text" ? [`${key}_has`] : [key];
}

/** How many filters that people can set are set; a tab sets its own. */
export function filtersSet(definition: ListDefinition, search: Search): number {
  const tab = tabOf(definition, search);
  const isSet = (name: string) => first(search[name]) !== "" && first(search[name]) !== tab?.set[name];
  return definition.filters.filter((filter) => filter.kind !== "hidden" && namesOf(filter).some(isSet)).length;
}

/** Only what the list knows travels from the address to the API. */
export function askedOf(definition: ListDefinition, search: Search): Record<string, string | string[]> {
  const asked: Record<string, string | string[]> = {};
  const local = (definition.tabs ?? []).flatMap((tab) => (tab.local ? Object.keys(tab.set) : []));
  const filters = filterNames(definition).filter((name) => !local.includes(name));
  const known = [...filters, "sort", "after", "limit", ...(definition.search ? ["q"] : [])];
  for (const name of known) {
    const value = search[name];
    if (value !== undefined && value !== "") asked[name] = value;
  }
  return asked;
}

/** The filters alone: what exports, counts and saved views keep. */
export function filtersOf(asked: Record<string, string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !["after", "limit"].includes(name)));
}

/** Whether anything narrows the list; a tab alone does not. */
export function isNarrowed(definition: ListDefinition, search: Search): boolean {
  const tab = tabOf(definition, search);
  return [...filterNames(definition), "q"].some((name) => {
    const value = first(search[name]);
    return value !== "" && value !== tab?.set[name];
  });
}

/** The tab whose parameters the address has, the most particular one first. */
export function tabOf(definition: ListDefinition, search: Search): Tab | undefined {
  return [...(definition.tabs ?? [])]
    .sort((one, other) => Object.keys(other.set).length - Object.keys(one.set).length)
    .find((tab) => Object.entries(tab.set).every(([name, value]) => first(search[name]) === value));
}
