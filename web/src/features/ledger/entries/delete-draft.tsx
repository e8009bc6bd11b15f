"use client";

import { ActionBar } from "@/components/form/action-bar";

/** Drops a draft, after asking. */
export function DeleteDraft({ id, version }: { id: string; version: number }) {
  return (
    <ActionBar
      record={{ id, version }}
      actions={[
        {
          label: "deleteDraft",
          permission: "ledger.entries.write",
          method: "DELETE",
          path: "/v1/ledger/drafts/{id}",
          look: "danger",
          warning: "delete",
          sendsVersion: true,
          to: "/entries/drafts",
        },
      ]}
    />
  );
}
