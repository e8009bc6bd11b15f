"use client";

import { useLocale, useTranslations } from "next-intl";
import { DecimalInput } from "@/components/ui/decimal-input";
import { Reason } from "@/components/ui/reason";
import { absolute, compared, isZero } from "@/lib/format/decimal";
import { day, money } from "@/lib/format/format";
import { isOdd } from "@/lib/format/typing";
import { keyOf, type OpenItem, type Share } from "../items/items";

/** The open documents of a party, and how much of each the money settles. */
export function AllocationGrid({
  items,
  shares,
  errors,
  mayWriteOff,
  onShare,
}: {
  items: readonly OpenItem[];
  shares: ReadonlyMap<string, Share>;
  /** By the place among those that settle something, as the API counts. */
  errors: Readonly<Record<string, string>>;
  mayWriteOff: boolean;
  onShare: (item: OpenItem, share: Share | null) => void;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const today = new Date().toISOString().slice(0, 10);
  const used = items.filter((item) => !isZero(shares.get(keyOf(item))?.amount ?? "0"));
  return (
    <>
      {errors.allocations ? (
        <p role="alert" className="mb-2 text-sm text-bad">
          <Reason text={errors.allocations} />
        </p>
      ) : null}
      <div role="region" tabIndex={0} aria-label={t("pay.documents")} className="overflow-x-auto rounded-md border border-rule bg-panel">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-rule">
              <th scope="col" className="w-8 px-2 py-2">
                <span className="sr-only">{t("pay.settle")}</span>
              </th>
              <th scope="col" className="px-2 py-2 text-start">{t("fields.document")}</th>
              <th scope="col" className="px-2 py-2 text-start">{t("fields.due")}</th>
              <th scope="col" className="px-2 py-2 text-end">{t("fields.open")}</th>
              <th scope="col" className="px-2 py-2 text-end">{t("pay.settle")}</th>
              {mayWriteOff ? <th scope="col" className="px-2 py-2 text-end">{t("pay.writeOff")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const key = keyOf(item);
              const share = shares.get(key);
              const open = absolute(item.open);
              const name = item.document ?? item.number;
              const place = used.indexOf(item);
              const error = errors[`allocations.${place}.amount`] ?? errors[`allocations.${place}.write_off`] ?? errors[`allocations.${place}`];
              const isOver = share !== undefined && compared(share.amount || "0", open) > 0;
              return (
                <tr key={key} className="border-b border-rule last:border-0">
                  <td className="px-2 py-1">
                    <input
                      type="checkbox"
                      aria-label={t("pay.settleAll", { name })}
                      checked={share !== undefined && !isZero(share.amount || "0")}
                      onChange={(event) => onShare(item, event.target.checked ? { amount: open, write_off: "0" } : null)}
                    />
                  </td>
                  <td className="px-2 py-1 font-medium whitespace-nowrap">{name}</td>
                  <td className={`px-2 py-1 whitespace-nowrap ${item.due < today ? "text-bad" : ""}`}>{day(item.due, locale)}</td>
                  <td className="px-2 py-1 text-end whitespace-nowrap tabular-nums">{money(open, item.currency, locale)}</td>
                  <td className="px-2 py-1 text-end">
                    <DecimalInput
                      aria-label={`${t("pay.settle")}: ${name}`}
                      aria-invalid={isOver || error ? true : undefined}
                      aria-describedby={error ? `${key}-error` : undefined}
                      value={share?.amount ?? ""}
                      placeholder="0"
                      onValue={(amount) => onShare(item, { write_off: share?.write_off ?? "0", amount })}
                      className="ms-auto !w-28"
                    />
                    {share && (isOdd(share.amount) || isOdd(share.write_off)) ? (
                      <p role="alert" className="text-xs text-bad">{t("form.notANumber")}</p>
                    ) : null}
                    {isOver ? <p className="text-xs text-bad">{t("pay.moreThanOpen")}</p> : null}
                    {error && place >= 0 ? (
                      <p id={`${key}-error`} role="alert" className="text-xs text-bad">
                        <Reason text={error} />
                      </p>
                    ) : null}
                  </td>
                  {mayWriteOff ? (
                    <td className="px-2 py-1 text-end">
                      <DecimalInput
                        aria-label={`${t("pay.writeOff")}: ${name}`}
                        value={share && share.write_off !== "0" ? share.write_off : ""}
                        placeholder="0"
                        onValue={(given) => onShare(item, { amount: share?.amount ?? open, write_off: given || "0" })}
                        className="ms-auto !w-28"
                      />
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
