import type { ListDefinition } from "@/components/data-table/definition";

export const WEBHOOKS: ListDefinition = {
  id: "webhooks",
  path: "/v1/notifications/webhooks",
  columns: [
    { key: "name", kind: "text", sort: true },
    { key: "url", kind: "text" },
    { key: "is_enabled", kind: "boolean" },
    { key: "failing_since", kind: "instant" },
    { key: "created_at", kind: "instant", extra: true },
  ],
  filters: [{ key: "is_enabled", kind: "boolean" }],
  search: false,
  sort: "id",
  row: "/settings/webhooks/{id}",
  create: { label: "newWebhook", href: "/settings/webhooks/new", permission: "notifications.webhooks.write" },
};

export const DELIVERIES: ListDefinition = {
  id: "deliveries",
  path: "/v1/notifications/deliveries",
  columns: [
    { key: "created_at", kind: "instant", sort: true },
    { key: "event", kind: "code" },
    { key: "webhook_name", label: "webhook", kind: "text" },
    { key: "status", kind: "status" },
    { key: "attempts", kind: "number" },
    { key: "last_status", kind: "number" },
    { key: "next_at", kind: "instant", extra: true },
    { key: "delivered_at", kind: "instant", extra: true },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["waiting", "delivered", "dead"] },
    { key: "event", kind: "text" },
    { key: "webhook_id", kind: "hidden" },
  ],
  search: false,
  sort: "-created_at",
  row: "/settings/deliveries/{id}",
  naming: [{ key: "webhook_id", permission: "notifications.webhooks.read", path: "/v1/notifications/webhooks", shows: "name", into: "webhook_name" }],
};

export const EMAILS: ListDefinition = {
  id: "emails",
  path: "/v1/notifications/emails",
  columns: [
    { key: "created_at", kind: "instant", sort: true },
    { key: "receiver", kind: "text" },
    { key: "subject", label: "email_subject", kind: "text" },
    { key: "status", kind: "status" },
    { key: "attempts", kind: "number", extra: true },
    { key: "sent_at", kind: "instant" },
  ],
  filters: [
    { key: "status", kind: "choice", choices: ["waiting", "sent", "dead"] },
    { key: "receiver", kind: "text" },
  ],
  search: false,
  sort: "-created_at",
  row: "/settings/emails/{id}",
};
