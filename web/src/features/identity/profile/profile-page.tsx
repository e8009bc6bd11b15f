import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FieldsForm } from "@/components/form/fields-form";
import { RouteMessages } from "@/components/ui/route-messages";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { EMAIL, NAME, PASSWORD, preferenceFields } from "./fields";
import { PreferencesForm } from "./preferences-form";
import { SecondStep } from "./second-step";
import { Sessions } from "./sessions";

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-md border border-rule bg-panel p-4">
      <h2 className="mb-3 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** What is one's own: name, address, password, second step, language, time zone, sessions. */
export async function ProfilePage() {
  const [t, who, totp] = await Promise.all([
    getTranslations(),
    me(),
    read<{ is_on: boolean; recovery_codes_left: number }>("/v1/identity/totp"),
  ]);
  return (
    <RouteMessages of={["settings"]}>
      <PageTitle title={t("shell.rooms.profile")} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t("settings.yourName")}>
          <FieldsForm fields={NAME} record={{ name: who.user.name }} method="PUT" path="/v1/identity/me/name" columns={1} />
        </Panel>
        <Panel title={t("settings.reading")}>
          <PreferencesForm fields={preferenceFields()} record={{ ...who.preferences }} />
        </Panel>
        <Panel title={t("settings.address")}>
          <p className="mb-3 text-sm text-quiet">{t("settings.addressText", { email: who.user.email })}</p>
          <FieldsForm fields={EMAIL} method="PUT" path="/v1/identity/me/email" done={t("settings.letterSent")} clears />
        </Panel>
        <Panel title={t("settings.password")}>
          <p className="mb-3 text-sm text-quiet">{t("settings.passwordText")}</p>
          <FieldsForm fields={PASSWORD} path="/v1/identity/password" done={t("settings.passwordSet")} clears />
        </Panel>
        <Panel title={t("settings.secondStep")}>
          <SecondStep isOn={totp.is_on} left={totp.recovery_codes_left} />
        </Panel>
        <Panel title={t("settings.sessions")}>
          <Sessions />
        </Panel>
      </div>
    </RouteMessages>
  );
}
