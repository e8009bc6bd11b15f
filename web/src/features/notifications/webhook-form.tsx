"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { Secret } from "@/components/ui/secret";

/** A webhook: where events go, and which. A new one shows its secret once. */
export function WebhookForm({ fields, webhook }: { fields: readonly FieldDefinition[]; webhook?: Values }) {
  const t = useTranslations();
  const [made, setMade] = useState<Values | null>(null);
  if (made) {
    return (
      <div className="space-y-4">
        <Secret title={t("settings.webhookSecret")} text={t("settings.webhookSecretText")} value={String(made.secret)} copy={t("settings.copy")} copied={t("settings.copied")} />
        <Link href={`/settings/webhooks/${String(made.id)}`} className="text-accent hover:underline">
          {String(made.name)}
        </Link>
      </div>
    );
  }
  return (
    <div className="rounded-md border border-rule bg-panel p-4">
      {webhook ? (
        <FieldsForm fields={fields} record={webhook} method="PUT" path={`/v1/notifications/webhooks/${String(webhook.id)}`} to={`/settings/webhooks/${String(webhook.id)}`} />
      ) : (
        <FieldsForm fields={fields} path="/v1/notifications/webhooks" submit="newWebhook" onDone={setMade} />
      )}
    </div>
  );
}
