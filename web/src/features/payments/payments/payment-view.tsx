import { DocumentView } from "@/components/form/document-view";
import type { Values } from "@/components/form/definition";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { isZero } from "@/lib/format/decimal";
import { AllocateButton } from "./allocate-button";
import { PAYMENT } from "./document";

/** A payment as it stands: what it settles, what is left of it, and what can be done about it. */
export async function PaymentView({ id }: { id: string }) {
  const [who, payment] = await Promise.all([me(), read<Values>(`${PAYMENT.path}/${encodeURIComponent(id)}`)]);
  const [party, entry] = await Promise.all([
    readIfAllowed<{ name: string }>(`/v1/parties/parties/${String(payment.party_id)}`),
    readIfAllowed<{ number: string }>(`/v1/ledger/entries/${String(payment.entry_id)}`),
  ]);
  const record = {
    ...payment,
    party_name: party?.name ?? "",
    entry_name: entry?.number ?? "",
    is_allocated: ((payment.allocations as unknown[] | undefined) ?? []).length > 0,
  };
  const mayAllocate =
    payment.status === "posted" && !isZero(String(payment.unallocated)) && may(who.permissions, "payments.payments.write");
  return (
    <DocumentView
      definition={PAYMENT}
      id={id}
      record={record}
      buttons={
        mayAllocate ? (
          <AllocateButton
            payment={{
              id,
              party_id: String(payment.party_id),
              direction: payment.direction === "sent" ? "sent" : "received",
              currency: String(payment.currency),
              unallocated: String(payment.unallocated),
              dated: String(payment.dated),
            }}
          />
        ) : null
      }
    />
  );
}
