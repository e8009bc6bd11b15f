import type { DocumentDefinition } from "@/components/form/definition";

/** An API key: what it may do and until when; its secret was shown once and is not kept. */
export const KEY: DocumentDefinition = {
  id: "key",
  kind: "key",
  path: "/v1/identity/api-keys",
  home: "/settings/keys",
  names: ["name"],
  permissions: { read: "identity.keys.read", write: "identity.keys.write" },
  sections: [],
  editable: { key: "id", in: [] },
  noFiles: true,
  facts: [
    { key: "hint", kind: "code" },
    { key: "user_name", kind: "text" },
    { key: "created_at", kind: "instant" },
    { key: "used_at", kind: "instant" },
    { key: "ends_at", kind: "instant" },
    { key: "revoked_at", kind: "instant" },
  ],
  actions: [
    {
      label: "revoke", permission: "identity.keys.write", method: "DELETE", path: "/v1/identity/api-keys/{id}",
      when: { key: "revoked_at", in: [null] }, look: "danger", confirm: true, warning: "revoke",
    },
  ],
};
