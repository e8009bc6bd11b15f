import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { ActionBar } from "@/components/form/action-bar";
import type { ActionDefinition } from "@/components/form/definition";
import { instant } from "@/lib/format/format";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

interface Invitation extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  role: string;
  ends_at: string;
}

const path = "/v1/identity/invitations/{id}";
const ACTIONS: readonly ActionDefinition[] = [
  { label: "sendAgain", permission: "identity.users.write", method: "POST", path: `${path}/send` },
  { label: "withdraw", permission: "identity.users.write", method: "DELETE", path, look: "danger", warning: "withdraw" },
];

/** Who was asked to join and has not answered yet. */
export async function Invitations() {
  const [t, locale, zone, who, page] = await Promise.all([
    getTranslations(),
    getLocale(),
    getTimeZone(),
    me(),
    readIfAllowed<{ items: Invitation[] }>("/v1/identity/invitations", { limit: 200 }),
  ]);
  if (!page || page.items.length === 0) return null;
  const actions = ACTIONS.filter((action) => may(who.permissions, action.permission));
  return (
    <section aria-labelledby="invitations" className="mt-6 rounded-md border border-rule bg-panel p-4">
      <h2 id="invitations" className="mb-2 font-semibold">
        {t("settings.invitations")}
      </h2>
      <ul className="divide-y divide-rule">
        {page.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{one.name}</span> <span className="break-all text-quiet">{one.email}</span>
              <span className="block text-quiet">
                {one.role} · {t("settings.goodUntil", { time: instant(one.ends_at, locale, zone) })}
              </span>
            </span>
            <span className="flex gap-2">
              <ActionBar actions={actions} record={one} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
