import Link from "next/link";
import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { ActionBar } from "@/components/form/action-bar";
import { FieldsForm } from "@/components/form/fields-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { instant } from "@/lib/format/format";
import { may } from "@/lib/permissions/permissions";
import { eventName } from "./events";

interface Message extends Record<string, unknown> {
  id: string;
  event: string;
  subject: string;
  happened_at: string;
  is_read: boolean;
}

/** Where an event's subject is looked at. */
const HOMES: readonly [string, string][] = [
  ["invoicing.invoice.", "/invoices"],
  ["payments.payment.", "/payments"],
  ["ledger.entry.", "/entries"],
  ["parties.party.", "/customers"],
  ["sales.order.", "/orders"],
  ["sales.quote.", "/quotes"],
  ["notifications.webhook.", "/settings/webhooks"],
];

const READ_ALL = { label: "readAll", permission: "notifications.messages.write", method: "POST", path: "/v1/notifications/messages/read" } as const;

/** What happened that one wants to hear of, and which events those are. */
export async function MessagesPage() {
  const [t, locale, zone, who, page, events, channels] = await Promise.all([
    getTranslations(),
    getLocale(),
    getTimeZone(),
    me(),
    read<{ items: Message[] }>("/v1/notifications/messages", { limit: 100 }),
    read<{ events: string[] }>("/v1/notifications/events"),
    read<{ channel: string; events: string[] }[]>("/v1/notifications/subscriptions"),
  ]);
  const mayWrite = may(who.permissions, "notifications.messages.write");
  const name = (event: string) => eventName(t, event);
  const options = events.events.map((event) => [event, name(event)] as const);
  return (
    <>
      <PageTitle title={t("settings.messages")}>
        {mayWrite && page.items.some((one) => !one.is_read) ? <ActionBar actions={[READ_ALL]} record={{}} /> : null}
      </PageTitle>
      {page.items.length === 0 ? <EmptyState title={t("settings.noMessages")} text={mayWrite ? t("settings.noMessagesHint") : undefined} /> : null}
      {page.items.length > 0 ? (
        <ul className="mb-5 divide-y divide-rule rounded-md border border-rule bg-panel">
          {page.items.map((one) => {
            const home = HOMES.find(([start]) => one.event.startsWith(start))?.[1];
            return (
              <li key={one.id} className={`flex flex-wrap gap-x-3 px-4 py-2 text-sm ${one.is_read ? "text-quiet" : "font-semibold"}`}>
                {home ? (
                  <Link href={`${home}/${one.subject}`} prefetch={false} className="text-accent hover:underline">
                    {name(one.event)}
                  </Link>
                ) : (
                  name(one.event)
                )}
                <time dateTime={one.happened_at} className="ms-auto">
                  {instant(one.happened_at, locale, zone)}
                </time>
              </li>
            );
          })}
        </ul>
      ) : null}
      {mayWrite ? (
        <div className="mt-5 grid items-start gap-4 lg:grid-cols-2">
          {["app", "email"].map((channel) => (
            <section key={channel} aria-label={t(`settings.channels.${channel}`)} className="rounded-md border border-rule bg-panel p-4">
              <h2 className="mb-3 font-semibold">{t(`settings.channels.${channel}`)}</h2>
              <FieldsForm
                fields={[{ key: "events", kind: "checks", options }]}
                record={{ events: channels.find((one) => one.channel === channel)?.events ?? [] }}
                method="PUT"
                path={`/v1/notifications/subscriptions/${channel}`}
                columns={1}
              />
            </section>
          ))}
        </div>
      ) : null}
    </>
  );
}
