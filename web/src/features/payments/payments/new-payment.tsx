import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { first, type Search } from "@/components/data-table/definition";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";
import { PaymentForm, type BankAccount, type Beginning } from "./payment-form";

interface Item {
  entry_id: string;
  position: number;
  party_id: string;
  open: string;
}

/** The form of a new payment; the address may say whose it is, and what it settles. */
export async function NewPayment({ search }: { search: Search }) {
  const [t, who, accounts] = await Promise.all([
    getTranslations(),
    me(),
    read<{ items: BankAccount[] }>("/v1/payments/bank-accounts", { is_active: true, limit: 200 }),
  ]);
  if (!may(who.permissions, "payments.payments.write")) forbidden();
  const dated = todayIn(who.company.time_zone);
  const begin = await beginning(search, dated);
  return (
    <>
      <PageTitle title={t("documents.payment.new")} />
      {accounts.items.length === 0 ? (
        <EmptyState
          title={t("pay.noAccount")}
          text={t("pay.noAccountHint")}
          action={{ href: "/bank/new", label: t("actions.newBankAccount") }}
        />
      ) : (
        <PaymentForm
          begin={begin}
          accounts={accounts.items}
          company={{ currency: who.company.currency }}
          mayWriteOff={may(who.permissions, "payments.payments.write_off")}
        />
      )}
    </>
  );
}

async function beginning(search: Search, dated: string): Promise<Beginning> {
  const items = first(search.items).split(",").filter(Boolean);
  const entries = [...new Set(items.map((key) => key.split(":")[0] ?? ""))].slice(0, 100);
  const invoice = first(search.invoice);
  const asked = entries.length > 0 ? { entry_id: entries } : invoice ? { source: [`invoice:${invoice}`, `credit_note:${invoice}`] } : null;
  const found = asked
    ? await readIfAllowed<{ items: Item[] }>("/v1/ledger/open-items", { ...asked, is_open: true, limit: 200 })
    : null;
  const chosen = (found?.items ?? []).filter((item) => entries.length === 0 || items.includes(`${item.entry_id}:${item.position}`));
  const partyId = chosen[0]?.party_id ?? first(search.party);
  const party = partyId ? await readIfAllowed<{ id: string; name: string }>(`/v1/parties/parties/${encodeURIComponent(partyId)}`) : null;
  const owed = chosen[0] ? (chosen[0].open.startsWith("-") ? "sent" : "received") : null;
  return {
    direction: owed ?? (first(search.direction) === "sent" ? "sent" : "received"),
    party: party ? { id: party.id, name: party.name } : null,
    items: chosen.map((item) => `${item.entry_id}:${item.position}`),
    dated,
  };
}
