import type { FieldDefinition } from "@/components/form/definition";
import type { Reasoned } from "@/lib/api/problem";

/** An import as data: where the file goes, and the fields that its columns may fill. */
export interface ImportDefinition {
  /** Message key under "imports". */
  id: string;
  path: string;
  /** Where to look at what came in, with {keys} of the report. */
  home: string;
  fields: readonly { key: string; label?: string; required?: boolean }[];
  permission: string;
  /** Said once for the whole file, and sent beside it; what they begin with is the page’s. */
  asks?: readonly FieldDefinition[];
  /** Amounts of the report that are told with it: message keys under "fields". */
  tells?: readonly string[];
}

export interface ImportReport {
  dry_run: boolean;
  rows: number;
  imported: number;
  error_count: number;
  errors: (Reasoned & { row: number; column: string | null; field: string | null })[];
  columns: string[];
  mapping: Record<string, string>;
  unmapped: string[];
  /** What an import's own report says besides. */
  [more: string]: unknown;
}
