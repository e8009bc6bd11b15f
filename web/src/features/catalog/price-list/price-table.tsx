"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Cell } from "@/components/data-table/cell";
import type { ColumnDefinition, Row } from "@/components/data-table/definition";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { tell, tellProblem } from "@/components/ui/toasts";
import { ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { number } from "@/lib/format/format";

/** The prices of a list, with a way to take some of them out. */
export function PriceTable({
  listId,
  columns,
  rows,
  mayWrite,
}: {
  listId: string;
  columns: readonly ColumnDefinition[];
  rows: readonly Row[];
  mayWrite: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const send = useSend();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const toggle = (id: string) =>
    setChosen((held) => {
      const next = new Set(held);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await send({
        method: "POST",
        path: `/v1/catalog/price-lists/${listId}/prices/remove`,
        body: { ids: [...chosen] },
      });
      setChosen(new Set());
      tell({ tone: "good", title: t("form.done") });
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, () => void remove());
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {chosen.size > 0 ? (
        <ConfirmButton
          label={t("actions.removePrices", { count: chosen.size })}
          text={t("help.removePrices")}
          busy={busy}
          onConfirm={() => void remove()}
          className="mb-2"
        />
      ) : null}
      <div tabIndex={0} role="region" aria-label={t("sections.prices")} className="overflow-x-auto rounded-md border border-rule bg-panel">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-rule">
              {mayWrite ? (
                <th scope="col" className="w-10 px-3 py-2">
                  <span className="sr-only">{t("table.selectAll")}</span>
                </th>
              ) : null}
              {columns.map((column) => (
                <th key={column.key} scope="col" className="px-3 py-2 text-start whitespace-nowrap">
                  {t(`fields.${column.label ?? column.key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={String(row.id)} className="border-b border-rule last:border-0">
                {mayWrite ? (
                  <td className="px-3 py-2">
                    <input
                      type="checkbox"
                      aria-label={t("table.selectRow", { row: number(n + 1, locale) })}
                      checked={chosen.has(String(row.id))}
                      onChange={() => toggle(String(row.id))}
                      className="size-4"
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td key={column.key} className="px-3 py-2">
                    <Cell column={column} row={row} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
