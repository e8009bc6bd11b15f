"use client";

import { useTranslations } from "next-intl";
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
}) {
  const t = useTranslations();
  return (
    <tr
      data-row={n}
      tabIndex={isHere ? 0 : -1}
      aria-rowindex={n + 2}
      onFocus={() => does.focus(n)}
      onKeyDown={(event) => does.press(event, n)}
      className={`border-b border-rule last:border-0 hover:bg-accent-soft focus-visible:bg-accent-soft ${isChosen ? "bg-accent-soft" : ""}`}
    >
      {canChoose ? (
        <td className="px-3 py-2">
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
        const breaks = column.kind === "text" || column.kind === "code" ? "" : "whitespace-nowrap";
        return (
          <td key={column.key} className={`max-w-80 truncate px-3 py-2 ${alignment(column.kind)} ${breaks}`}>
            {edits ? (
              <EditCell
                column={column}
                row={row}
                edit={edits}
                label={t(`fields.${column.label ?? column.key}`)}
                onSaved={(saved) => does.saved(id, saved)}
              />
            ) : link && hasText(row[column.key] ?? (column.or ? row[column.or] : null)) ? (
              <Link href={link} prefetch={false} className="font-medium text-accent hover:underline">
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
