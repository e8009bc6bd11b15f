import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { FieldsForm } from "@/components/form/fields-form";
import { PageTitle } from "@/components/ui/page-title";
import { INVITATION_FIELDS } from "@/features/identity/users/document";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("actions"))("invite") };
}

export default async function Page() {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  if (!may(who.permissions, "identity.users.write")) forbidden();
  return (
    <>
      <PageTitle title={t("actions.invite")} />
      <p className="mb-4 max-w-prose text-sm text-quiet">{t("settings.inviteText")}</p>
      <div className="max-w-2xl rounded-md border border-rule bg-panel p-4">
        <FieldsForm fields={INVITATION_FIELDS} path="/v1/identity/invitations" submit="invite" to="/settings/users" done={t("settings.invited")} />
      </div>
    </>
  );
}
