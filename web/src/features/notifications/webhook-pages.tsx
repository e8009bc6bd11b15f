import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { DocumentView } from "@/components/form/document-view";
import type { DocumentDefinition, FieldDefinition, Values } from "@/components/form/definition";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { RouteMessages } from "@/components/ui/route-messages";
import { apart } from "@/lib/format/apart";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { eventName } from "./events";
import { outcomeOf } from "./outcome";
import { Rotate } from "./rotate";
import { WebhookForm } from "./webhook-form";

const path = "/v1/notifications/webhooks/{id}";
const permission = "notifications.webhooks.write";

const WEBHOOK: DocumentDefinition = {
  id: "webhook",
  kind: "webhook",
  path: "/v1/notifications/webhooks",
  home: "/settings/webhooks",
  names: ["name"],
  permissions: { read: "notifications.webhooks.read", write: permission },
  sections: [],
  noFiles: true,
  facts: [
    { key: "url", kind: "text" },
    { key: "is_enabled", kind: "boolean" },
    { key: "failing_since", kind: "instant" },
    { key: "disabled_because", kind: "text" },
    { key: "generation", kind: "number" },
    { key: "old_until", kind: "instant" },
    { key: "created_at", kind: "instant" },
  ],
  actions: [
    { label: "test", permission, method: "POST", path: `${path}/ping`, look: "primary", to: "/settings/deliveries/{id}" },
    { label: "replayDead", permission, method: "POST", path: `${path}/replay`, sends: { status: "dead" }, confirm: true, warning: "replayDead" },
    { label: "delete", permission, method: "DELETE", path, look: "danger", warning: "deleteWebhook", to: "/settings/webhooks" },
  ],
};

/** A webhook as it stands, with the way to what it was sent. */
export async function WebhookView({ id }: { id: string }) {
  const [t, outcome, who, webhook] = await Promise.all([
    getTranslations(),
    getTranslations("outcomes"),
    me(),
    read<Values>(`/v1/notifications/webhooks/${encodeURIComponent(id)}`),
  ]);
  return (
    <RouteMessages of={["settings"]}>
      <DocumentView
        definition={WEBHOOK}
        id={id}
        record={{ ...webhook, disabled_because: outcomeOf(outcome, webhook.disabled_because) }}
        buttons={
          <>
            <ButtonLink href={`/settings/deliveries?webhook_id=${id}`}>{t("lists.deliveries.title")}</ButtonLink>
            {may(who.permissions, permission) ? <Rotate id={id} /> : null}
          </>
        }
      >
        <section aria-label={t("fields.events")} className="mb-5 rounded-md border border-rule bg-panel p-4">
          <h2 className="mb-2 font-semibold">{t("fields.events")}</h2>
          <ul className="space-y-1 text-sm">
            {(webhook.events as string[]).map((event) => (
              <li key={event}>
                {eventName(t, event)}{" "}
                <code dir="ltr" className="rounded bg-page px-1.5 py-0.5">
                  {event}
                </code>
              </li>
            ))}
          </ul>
        </section>
      </DocumentView>
    </RouteMessages>
  );
}

/** The form of a webhook, new or there already. */
export async function WebhookEdit({ id }: { id?: string }) {
  if (!may((await me()).permissions, permission)) forbidden();
  const [t, events, webhook] = await Promise.all([
    getTranslations(),
    read<{ events: string[] }>("/v1/notifications/events"),
    id ? read<Values>(`/v1/notifications/webhooks/${encodeURIComponent(id)}`) : undefined,
  ]);
  const fields: FieldDefinition[] = [
    { key: "name", kind: "text", required: true },
    { key: "url", kind: "text", required: true, help: "webhookUrl" },
    ...(id ? [{ key: "is_enabled", kind: "boolean" } as const] : []),
    { key: "events", kind: "checks", required: true, options: events.events.map((event) => [event, apart(eventName(t, event), event)] as const) },
  ];
  return (
    <RouteMessages of={["settings"]}>
      <PageTitle title={webhook ? `${t("documents.webhook.one")} ${String(webhook.name)}` : t("documents.webhook.new")} />
      <WebhookForm key={String(webhook?.version)} fields={fields} webhook={webhook} />
    </RouteMessages>
  );
}
