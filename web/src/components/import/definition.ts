/** An import as data: where the file goes, and the fields that its columns may fill. */
export interface ImportDefinition {
  /** Message key under "imports". */
  id: string;
  path: string;
  /** Where to look at what came in. */
  home: string;
  fields: readonly { key: string; label?: string; required?: boolean }[];
  permission: string;
}

export interface ImportReport {
  dry_run: boolean;
  rows: number;
  imported: number;
  error_count: number;
  errors: { row: number; column: string | null; field: string | null; detail: string }[];
  columns: string[];
  mapping: Record<string, string>;
  unmapped: string[];
}
