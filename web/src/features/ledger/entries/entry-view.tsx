import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { named } from "@/components/data-table/naming";
import { DocumentView } from "@/components/form/document-view";
import { negated } from "@/lib/format/decimal";
import { money } from "@/lib/format/format";
import { addressOf } from "@/lib/format/sources";
import { me, read } from "@/lib/api/server";
import { DOCUMENTS, PARTY, USER } from "../naming";
import { ENTRY } from "./document";

interface Line {
  position: number;
  account: string;
  account_name: string;
  amount: string;
  currency: string;
  foreign_amount: string;
  party_id: string | null;
  dimensions: string[];
  [key: string]: unknown;
}

interface Entry {
  id: string;
  number: string;
  source: string;
  reverses: string | null;
  reversed_by: string | null;
  user_id: string;
  lines: Line[];
  [key: string]: unknown;
}

/** Sources of entries that nothing but the ledger knows of. */
const BY_HAND: ReadonlySet<string> = new Set(["manual", "opening", "import"]);

/** A posted entry with both sides, where it came from, and what reversed it. */
export async function EntryView({ id }: { id: string }) {
  const [t, locale, who, entry] = await Promise.all([
    getTranslations(),
    getLocale(),
    me(),
    read<Entry>(`/v1/ledger/entries/${encodeURIComponent(id)}`),
  ]);
  const home = who.company.currency;
  const dimension = { key: "dimension", permission: "ledger.dimensions.read", path: "/v1/ledger/dimension-values", shows: "name", into: "dimension_names" };
  const [[whole = entry], lines] = await Promise.all([
    named({ naming: [USER, ...DOCUMENTS] }, [entry], who.permissions),
    named({ naming: [PARTY, dimension] }, entry.lines.map((line) => ({ ...line, dimension: line.dimensions[0] ?? null })), who.permissions),
  ]);
  const record = {
    ...whole,
    // What a document or payment booked is taken back there, so that both stay in step.
    can_reverse: entry.reversed_by === null && entry.reverses === null && BY_HAND.has(entry.source.split(":")[0] ?? ""),
    lines: lines.map((line) => {
      const amount = String(line.amount);
      const isCredit = amount.startsWith("-");
      return {
        ...line,
        debit: isCredit ? null : amount,
        credit: isCredit ? negated(amount) : null,
        foreign: line.currency === home ? null : money(String(line.foreign_amount), String(line.currency), locale),
      };
    }),
  };
  const from = addressOf(entry.source);
  const document = "document" in whole && whole.document ? String(whole.document) : "";
  const links = [
    ...(from && !entry.source.startsWith("reversal:") ? [{ href: from, label: `${t("entry.from")} ${document || t(`sources.${entry.source.split(":")[0] ?? ""}`)}` }] : []),
    ...(entry.reverses ? [{ href: `/entries/${entry.reverses}`, label: t("entry.reverses") }] : []),
    ...(entry.reversed_by ? [{ href: `/entries/${entry.reversed_by}`, label: t("entry.reversedBy") }] : []),
  ];
  return (
    <DocumentView
      definition={ENTRY}
      id={id}
      record={record}
      buttons={links.map((link) => (
        <Link key={link.href} href={link.href} className="text-sm text-accent hover:underline">
          {link.label}
        </Link>
      ))}
    />
  );
}
