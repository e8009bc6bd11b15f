"use client";

import type { useTranslations } from "next-intl";
import Link from "next/link";
import { memo, type KeyboardEvent } from "react";
import { filled } from "@/lib/format/format";
import { addressOf } from "@/lib/format/sources";
import { alignment, Cell } from "./cell";
import { isIn, type ColumnDefinition, type ListDefinition, type Row } from "./definition";
import { EditCell } from "./edit-cell";

export interface RowDoes {
  focus: (n: number) => void;
  press: (event: KeyboardEvent<HTMLTableRowElement>, n: number) => void;
  toggle: (id: string) => void;
  saved: (id: string, row: Row) => void;
}

/** How rows and cells look, said once for the table: a list has hundreds of them. */
export const ROWS_LOOK =
  "[&_td]:max-w-80 [&_td]:truncate [&_td]:px-3 [&_td]:py-2 [&_td_a]:font-medium [&_td_a]:text-accent [&_td_a:hover]:underline [&>tr]:border-b [&>tr]:border-rule [&>tr:last-child]:border-0 [&>tr:hover]:bg-accent-soft [&>tr:focus-visible]:bg-accent-soft";

/** One row; it is drawn anew only where something about it changed. */
export const TableRow = memo(function TableRow({
  definition,
  columns,
  row,
  n,
  id,
  isHere,
  isChosen,
  canChoose,
  canEdit,
  does,
  t,
}: {
  definition: ListDefinition;
  columns: readonly ColumnDefinition[];
  row: Row;
  n: number;
  id: string;
  /** Whether the keyboard is at this row. */
  isHere: boolean;
  isChosen: boolean;
  canChoose: boolean;
  canEdit: boolean;
  does: RowDoes;
  /** The table's words: making a way to them anew for each row would cost more than the row. */
  t: ReturnType<typeof useTranslations>;
}) {
  return (
    <tr
      data-row={n}
      tabIndex={isHere ? 0 : -1}
      aria-rowindex={n + 2}
      onFocus={() => does.focus(n)}
      onKeyDown={(event) => does.press(event, n)}
      className={isChosen ? "bg-accent-soft" : undefined}
    >
      {canChoose ? (
        <td>
          <input
            type="checkbox"
            tabIndex={isHere ? 0 : -1}
            aria-label={t("table.selectRow", { row: n + 1 })}
            checked={isChosen}
            onChange={() => does.toggle(id)}
          />
        </td>
      ) : null}
      {columns.map((column, place) => {
        const template = column.link ?? (place === 0 ? definition.row : undefined);
        const from = column.source ? addressOf(row[column.source]) : null;
        const link = from ?? (template ? filled(template, row) : null);
        const edits = canEdit && column.edit && isIn(column.edit.when, row) ? definition.edit : undefined;
        return (
          <td key={column.key} className={alignment(column.kind)}>
            {edits ? (
              <EditCell
                column={column}
                row={row}
                edit={edits}
                label={t(`fields.${column.label ?? column.key}`)}
                onSaved={(saved) => does.saved(id, saved)}
              />
            ) : link && hasText(row[column.key] ?? (column.or ? row[column.or] : null)) ? (
              <Link href={link} prefetch={false}>
                <Cell column={column} row={row} />
              </Link>
            ) : (
              <Cell column={column} row={row} />
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** A link needs words: an empty cell is none. */
function hasText(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}
