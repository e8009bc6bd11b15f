import { getLocale, getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import type { Values } from "@/components/form/definition";
import { ButtonLink } from "@/components/ui/button";
import { read, readIfAllowed } from "@/lib/api/server";
import { reasonOf, type Coded } from "@/lib/format/reasons";
import { BANK_LINE } from "./document";

interface Line extends Values {
  status: string;
  bank_account_id: string;
  proposal: Coded | null;
  match: (Coded & { id: string; entry_id: string | null; payments: string[] }) | null;
}

/** So many payments of one line are named; a line seldom has more than one. */
const MOST_NAMED = 20;

/** A line of a statement: what the bank says, what was made of it and why, and the way back. */
export async function LineView({ id }: { id: string }) {
  const [t, locale, line] = await Promise.all([
    getTranslations(),
    getLocale(),
    read<Line>(`${BANK_LINE.path}/${encodeURIComponent(id)}`),
  ]);
  const { match, proposal } = line;
  const [entry, ...payments] = await Promise.all([
    match?.entry_id ? readIfAllowed<{ number: string }>(`/v1/ledger/entries/${match.entry_id}`) : null,
    ...(match?.payments ?? []).slice(0, MOST_NAMED).map((payment) => readIfAllowed<Values>(`/v1/payments/payments/${payment}`)),
  ]);
  const why = match ?? proposal;
  const record = {
    ...line,
    reason: why?.reason ? reasonOf(why, t, locale) : match ? t("bank.byHand") : "",
    entry_id: match?.entry_id ?? "",
    entry_name: entry?.number ?? "",
    payments: payments.filter((payment) => payment !== null),
  };
  const isOpen = line.status === "open" || line.status === "proposed";
  return (
    <DocumentView
      definition={BANK_LINE}
      id={id}
      record={record}
      buttons={isOpen ? <ButtonLink href={`/bank/${line.bank_account_id}/reconcile`}>{t("reconcile.title")}</ButtonLink> : null}
    />
  );
}
