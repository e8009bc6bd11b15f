import type { DocumentDefinition } from "@/components/form/definition";

const never = { key: "id", in: [] };

export const DELIVERY: DocumentDefinition = {
  id: "delivery",
  kind: "delivery",
  path: "/v1/notifications/deliveries",
  home: "/settings/deliveries",
  names: ["event"],
  permissions: { read: "notifications.webhooks.read", write: "notifications.webhooks.write" },
  sections: [],
  editable: never,
  passing: { key: "status", in: ["waiting"] },
  noFiles: true,
  facts: [
    { key: "webhook_name", label: "webhook", kind: "text", link: "/settings/webhooks/{webhook_id}" },
    { key: "attempts", kind: "number" },
    { key: "last_status", kind: "number" },
    { key: "last_error", kind: "text" },
    { key: "created_at", kind: "instant" },
    { key: "next_at", kind: "instant" },
    { key: "delivered_at", kind: "instant" },
  ],
  naming: [{ key: "webhook_id", permission: "notifications.webhooks.read", path: "/v1/notifications/webhooks", shows: "name", into: "webhook_name" }],
  actions: [{ label: "replay", permission: "notifications.webhooks.write", method: "POST", path: "/v1/notifications/deliveries/{id}/replay", look: "primary" }],
};

export const EMAIL: DocumentDefinition = {
  id: "email",
  kind: "email",
  path: "/v1/notifications/emails",
  home: "/settings/emails",
  names: ["subject"],
  permissions: { read: "notifications.emails.read", write: "notifications.emails.write" },
  sections: [],
  editable: never,
  passing: { key: "status", in: ["waiting"] },
  noFiles: true,
  facts: [
    { key: "receiver", kind: "text" },
    { key: "attempts", kind: "number" },
    { key: "last_error", kind: "text" },
    { key: "created_at", kind: "instant" },
    { key: "sent_at", kind: "instant" },
  ],
  actions: [{ label: "sendAgain", permission: "notifications.emails.write", method: "POST", path: "/v1/notifications/emails/{id}/send", warning: "sendAgain" }],
};
