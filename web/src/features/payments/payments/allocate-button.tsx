"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field, tied } from "@/components/ui/field";
import { tell, tellProblem } from "@/components/ui/toasts";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";
import { absolute, compared } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { useNewest } from "@/lib/use-newest";
import { itemsOf, keyOf, spread, type OpenItem, type Share } from "../items/items";
import { AllocationGrid } from "./allocation-grid";
import { allocations, leftOver, owedAs, payable, type Direction } from "./reckon";

export interface Allocatable {
  id: string;
  party_id: string;
  direction: Direction;
  currency: string;
  unallocated: string;
  dated: string;
}

/** Settles documents with what is left of a payment; the oldest are proposed. */
export function AllocateButton({ payment }: { payment: Allocatable }) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [items, setItems] = useState<OpenItem[] | null>(null);
  const [shares, setShares] = useState<ReadonlyMap<string, Share>>(new Map());
  const [dated, setDated] = useState(payment.dated);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const send = useSend();
  const again = useRef<() => void>(null);
  const amount = absolute(payment.unallocated);
  const left = leftOver(amount, shares);

  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    itemsOf(payment.party_id, stop.signal)
      .then((found) => {
        const mine = payable(found, payment.direction, payment.currency);
        setItems(mine);
        setShares(spread(absolute(payment.unallocated), mine, owedAs(payment.direction)));
      })
      .catch(() => setItems([]));
    return () => stop.abort();
  }, [open, payment]);

  const save = async (): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      await send({
        method: "POST",
        path: `/v1/payments/payments/${payment.id}/allocate`,
        body: { allocations: allocations(items ?? [], shares), dated },
      });
      tell({ tone: "good", title: t("form.done") });
      setOpen(false);
      router.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setErrors(byField(error.problem));
      tellProblem(error.problem, () => again.current?.());
    } finally {
      setBusy(false);
    }
  };
  useNewest(again, () => void save());
  return (
    <>
      <ClientButton look="primary" onClick={() => setOpen(true)}>
        {t("actions.allocate")}
      </ClientButton>
      <Dialog open={open} onOpenChange={setOpen} title={t("actions.allocate")} wide>
        <div className="space-y-4">
          {items === null ? (
            <p role="status">{t("common.loading")}</p>
          ) : items.length === 0 ? (
            <p className="text-sm text-quiet">{t("pay.nothingOpen")}</p>
          ) : (
            <AllocationGrid
              items={items}
              shares={shares}
              errors={errors}
              mayWriteOff={false}
              onShare={(item, share) =>
                setShares((held) => {
                  const next = new Map(held);
                  if (share) next.set(keyOf(item), share);
                  else next.delete(keyOf(item));
                  return next;
                })
              }
            />
          )}
          <Field id="allocate-dated" label={t("fields.dated")} error={errors.dated}>
            <DateInput {...tied("allocate-dated", undefined, errors.dated)} value={dated} onValue={setDated} className="w-44" />
          </Field>
          <div className="flex flex-wrap items-center justify-end gap-2">
            <p aria-live="polite" className={`me-auto text-sm ${compared(left, "0") < 0 ? "text-bad" : "text-quiet"}`}>
              {t(compared(left, "0") < 0 ? "pay.tooMuch" : "pay.kept", { amount: money(absolute(left), payment.currency, locale) })}
            </p>
            <ClientButton onClick={() => setOpen(false)}>{t("form.cancel")}</ClientButton>
            <ClientButton look="primary" busy={busy} disabled={shares.size === 0 || compared(left, "0") < 0} onClick={() => void save()}>
              {t("actions.allocate")}
            </ClientButton>
          </div>
        </div>
      </Dialog>
    </>
  );
}
