/**
 * A report as data: what it reads, and what can be asked of it. One engine shows them all; the
 * answers to its questions live in the address, so that a figure can be shared.
 */
export interface ReportDefinition {
  /** The name in the address, and message key under reports.names. */
  id: string;
  /** Message key under reports.groups. */
  group: "statements" | "ledgers" | "parties" | "taxes" | "sales" | "sources";
  path: string;
  /** Between two days, or at one. */
  when: "span" | "day";
  /** Earlier periods beside it. */
  compares?: boolean;
  /** Cut into months, quarters or years. */
  splits?: boolean;
  /** Only the lines of one analytic value. */
  dimension?: boolean;
  account?: boolean;
  journal?: boolean;
  party?: "optional" | "required";
  /** What a choice offers: message keys under reports.choices. */
  choices?: readonly { key: string; of: readonly string[] }[];
  /** Has headings and sums, so that the lines between can be left out. */
  levels?: boolean;
  /** Comes in pages. */
  pages?: boolean;
  /** What a figure's source may say beyond that; taken along, not asked. */
  carries?: readonly string[];
  /** Of the company's currency, whatever the column's currency says. */
  formats?: readonly ("csv" | "xlsx" | "pdf")[];
}

export type Search = Readonly<Record<string, string | string[] | undefined>>;

export function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** What is asked but where the page begins: its first page, or a file of them all. */
export function fromTheStart<T>(asked: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => name !== "after"));
}

/** The parameters of a report, by the names that the API and the address share. */
export function parametersOf(definition: ReportDefinition): string[] {
  return [
    ...(definition.when === "span" ? ["starts", "ends"] : ["on"]),
    ...(definition.compares ? ["compare", "periods"] : []),
    ...(definition.splits ? ["split"] : []),
    ...(definition.dimension ? ["dimension_value"] : []),
    ...(definition.account ? ["account"] : []),
    ...(definition.journal ? ["journal"] : []),
    ...(definition.party ? ["party"] : []),
    ...(definition.choices ?? []).map((choice) => choice.key),
    ...(definition.carries ?? []),
  ];
}

/**
 * What is asked of the API: only what the report knows, and what is not said as it is meant. A
 * period is either compared or divided; who asks for both gets it divided.
 */
export function askedOf(
  definition: ReportDefinition,
  search: Search,
  assumed: Readonly<Record<string, string>>,
): Record<string, string | string[]> {
  const asked: Record<string, string | string[]> = {};
  for (const name of [...parametersOf(definition), ...(definition.pages ? ["after"] : [])]) {
    const value = search[name] ?? assumed[name];
    if (value !== undefined && first(value) !== "") asked[name] = value;
  }
  const isDivided = asked.split !== undefined && asked.split !== "not";
  if (isDivided || asked.compare === "nothing") delete asked.compare;
  if (asked.compare === undefined) delete asked.periods;
  if (!isDivided) delete asked.split;
  return asked;
}
