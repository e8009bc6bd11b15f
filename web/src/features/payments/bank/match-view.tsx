import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { PageTitle } from "@/components/ui/page-title";
import { read } from "@/lib/api/server";
import { apart } from "@/lib/format/apart";
import { day, money } from "@/lib/format/format";
import { reasonOf, type Coded } from "@/lib/format/reasons";
import type { BankLine } from "../reconcile/model";

interface Match extends Coded {
  id: string;
  line_id: string;
  entry_id: string | null;
  payments: string[];
  undone_at: string | null;
}

/** What a statement line was settled with: where an entry that a match made leads back to. */
export async function MatchView({ id }: { id: string }) {
  const match = await read<Match>(`/v1/payments/matches/${encodeURIComponent(id)}`);
  const [t, locale, line] = await Promise.all([
    getTranslations(),
    getLocale(),
    read<BankLine & { statement_id: string }>(`/v1/payments/lines/${match.line_id}`),
  ]);
  const links = [
    ...(match.entry_id ? [{ href: `/entries/${match.entry_id}`, label: t("fields.entry") }] : []),
    ...match.payments.map((payment) => ({ href: `/payments/${payment}`, label: t("documents.payment.one") })),
    { href: `/bank/lines/${match.line_id}`, label: t("documents.bankLine.one") },
    { href: `/bank/statements/${line.statement_id}`, label: t("bank.statement") },
  ];
  return (
    <>
      <PageTitle title={t("bank.match")} />
      <div className="space-y-2 rounded-md border border-rule bg-panel p-4">
        <p className="font-semibold">
          {apart(line.party || t("reconcile.noParty"), money(line.amount, line.currency, locale), day(line.dated, locale))}
        </p>
        <p>
          <bdi>{line.text}</bdi>
        </p>
        <p className="text-sm text-quiet">
          <bdi>{match.reason ? reasonOf(match, t, locale) : t("bank.byHand")}</bdi>
        </p>
        {match.undone_at ? <p className="text-sm text-warn">{t("bank.matchUndone")}</p> : null}
        <ul className="flex flex-wrap gap-4">
          {links.map((link) => (
            <li key={link.href}>
              <Link href={link.href} className="text-accent hover:underline">
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
