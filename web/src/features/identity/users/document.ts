import type { DocumentDefinition, FieldDefinition } from "@/components/form/definition";

const path = "/v1/identity/users/{id}";
const permission = "identity.users.write";

/** A colleague: what they may do, and whether they still may. */
export const USER: DocumentDefinition = {
  id: "user",
  kind: "user",
  path: "/v1/identity/users",
  home: "/settings/users",
  names: ["name", "email"],
  permissions: { read: "identity.users.read", write: permission },
  sections: [],
  editable: { key: "id", in: [] },
  noFiles: true,
  facts: [
    { key: "email", kind: "text" },
    { key: "role", kind: "text", link: "/settings/roles/{role_id}" },
    { key: "two_steps", kind: "boolean" },
    { key: "signed_in_at", kind: "instant" },
    { key: "member_since", kind: "instant" },
  ],
  actions: [
    {
      label: "giveRole", permission, method: "PUT", path: `${path}/role`, look: "primary",
      asks: [{ key: "role_id", label: "role", kind: "lookup", lookup: "roles", required: true, shows: "role", initial: "{role_id}" }],
    },
    { label: "suspend", permission, method: "POST", path: `${path}/suspend`, when: { key: "status", in: ["active"] }, confirm: true, warning: "suspend" },
    { label: "deactivate", permission, method: "POST", path: `${path}/deactivate`, when: { key: "status", in: ["active", "suspended"] }, confirm: true, look: "danger", warning: "deactivate" },
    { label: "activate", permission, method: "POST", path: `${path}/activate`, when: { key: "status", in: ["suspended", "deactivated"] } },
    { label: "removeUser", permission, method: "DELETE", path, confirm: true, look: "danger", to: "/settings/users", warning: "removeUser" },
  ],
};

export const INVITATION_FIELDS: readonly FieldDefinition[] = [
  { key: "name", kind: "text", required: true },
  { key: "email", kind: "email", required: true },
  { key: "role_id", label: "role", kind: "lookup", lookup: "roles", required: true, help: "role" },
];
