import Link from "next/link";
import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";
import { Badge } from "@/components/ui/badge";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { refusalsIn } from "@/i18n/refusals";
import { apart } from "@/lib/format/apart";
import { deedOf, kindOf } from "@/lib/format/deeds";
import { factName, factSaid } from "@/lib/format/facts";
import { instant } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import { differences } from "./difference";

interface Entry {
  id: number;
  at: string;
  user_id: string;
  via: string;
  address: string;
  request_id: string;
  command: string;
  kind: string | null;
  subject: string | null;
  before: unknown;
  after: unknown;
  refused: string | null;
}

/** Where records of a kind are looked at. */
const HOMES: Readonly<Record<string, string>> = {
  invoice: "/invoices",
  party: "/customers",
  product: "/products",
  quote: "/quotes",
  order: "/orders",
  payment: "/payments",
  journal_entry: "/entries",
  price_list: "/price-lists",
  category: "/categories",
  unit: "/units",
  payment_terms: "/payment-terms",
  company: "/settings/companies",
  file: "/settings/files",
  user: "/settings/users",
  role: "/settings/roles",
  key: "/settings/keys",
  tax: "/settings/taxes",
  webhook: "/settings/webhooks",
  delivery: "/settings/deliveries",
  email: "/settings/emails",
};

/** How somebody came: signed in, with a key, not yet signed in, or not somebody at all. */
const WAYS = ["session", "key", "visitor", "system"];

/** One line of the audit: who did what, when, from where, and what it changed. */
export async function AuditEntryPage({ id }: { id: string }) {
  const [t, locale, zone, who, entry] = await Promise.all([
    getTranslations(),
    getLocale(),
    getTimeZone(),
    me(),
    read<Entry>(`/v1/audit/entries/${encodeURIComponent(id)}`),
  ]);
  const user = may(who.permissions, "identity.users.read") ? await readIfAllowed<{ name: string }>(`/v1/identity/users/${entry.user_id}`) : null;
  const refusal = entry.refused ? (await refusalsIn(locale))(entry.refused) : null;
  const about = kindOf(t, entry.kind, entry.command);
  const changes = differences(entry.before, entry.after);
  const home = entry.kind && entry.subject ? HOMES[entry.kind] : undefined;
  const named = (path: string) => path.split(".").map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : factName(t, part))).join(" · ");
  const said = (path: string, value: unknown) => (value === "" ? "" : factSaid(t, { locale, timeZone: zone }, path.split(".").pop() ?? path, value));
  const facts: [string, string][] = [
    ["at", instant(entry.at, locale, zone)],
    ["user", user?.name ?? entry.user_id],
    ["via", WAYS.includes(entry.via) ? t(`status.${entry.via}`) : entry.via],
    ["ip_address", entry.address],
    ["api_name", entry.command],
    ["request_id", entry.request_id],
  ];
  return (
    <>
      <PageTitle
        title={`${t("settings.entry")} ${entry.id}: ${apart(deedOf(t, entry.command), about)}`}
        about={refusal ? <Badge tone="bad">{t("settings.wasRefused", { problem: refusal })}</Badge> : null}
      />
      <dl className="mb-5 grid gap-x-6 gap-y-3 rounded-md border border-rule bg-panel p-4 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt className="text-xs text-quiet">{t(`fields.${key}`)}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
        {about ? (
          <div>
            <dt className="text-xs text-quiet">{t("fields.record_kind")}</dt>
            <dd>
              {home ? (
                <Link href={`${home}/${entry.subject}`} className="text-accent hover:underline">
                  {about}
                </Link>
              ) : (
                about
              )}
            </dd>
          </div>
        ) : null}
      </dl>
      <div tabIndex={0} role="region" aria-label={t("settings.changes")} className="overflow-x-auto rounded-md border border-rule bg-panel">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-rule text-start">
              {["field", "before", "after"].map((head) => (
                <th key={head} scope="col" className="px-3 py-2 text-start">
                  {t(`settings.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <tr key={one.path} className="border-b border-rule align-top last:border-0">
                <th scope="row" className="px-3 py-1.5 text-start font-normal text-quiet">
                  {named(one.path)}
                </th>
                <td className={`max-w-96 px-3 py-1.5 break-words ${one.isChanged && one.before ? "bg-bad-soft text-bad line-through" : ""}`}>{said(one.path, one.before)}</td>
                <td className={`max-w-96 px-3 py-1.5 break-words ${one.isChanged ? "bg-good-soft text-good" : ""}`}>{said(one.path, one.after)}</td>
              </tr>
            ))}
            {changes.length === 0 ? (
              <tr>
                <td colSpan={3} className="px-3 py-4 text-quiet">
                  {t("settings.noChanges")}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </>
  );
}
