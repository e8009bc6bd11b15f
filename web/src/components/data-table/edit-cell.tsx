"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { alignment, Cell } from "./cell";
import type { CellEditorProps } from "./cell-editor";

/** Most lists are only read: what changes a cell comes when somebody nears one. */
const load = () => import("./cell-editor").then((all) => all.CellEditor);
const CellEditor = dynamic(load);

/**
 * A cell that is changed where it stands: Enter or leaving it saves, Escape leaves things as they
 * were, and what the API finds wrong stands beside it.
 */
export function EditCell(cell: Omit<CellEditorProps, "onClose">) {
  const { column, row, label } = cell;
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen || column.edit?.kind === "boolean") return <CellEditor {...cell} onClose={close} />;
  return (
    <button
      ref={button}
      type="button"
      data-edit=""
      aria-label={t("table.editCell", { column: label, value: String(row[column.key] ?? "") })}
      onFocus={() => void load()}
      onPointerEnter={() => void load()}
      onClick={() => setOpen(true)}
      className={`min-h-6 w-full cursor-text truncate rounded border border-transparent hover:border-rule ${alignment(column.kind)}`}
    >
      <Cell column={column} row={row} />
    </button>
  );
}
