import type { ColumnDefinition } from "@/components/data-table/definition";
import { packed } from "@/lib/format/packed";
import type { Values } from "./definition";
import { Lines } from "./lines";

/** The lines of a record as they stand, packed for the way into the browser. */
export function LineTable({ columns, rows, label }: { columns: readonly ColumnDefinition[]; rows: readonly Values[]; label: string }) {
  return <Lines columns={columns} rows={packed(rows)} label={label} />;
}
