import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ActionBar } from "@/components/form/action-bar";
import type { ActionDefinition } from "@/components/form/definition";
import { me, read } from "@/lib/api/server";
import { instant } from "@/lib/format/format";
import { browserOf } from "./browser";

interface Session extends Record<string, unknown> {
  id: string;
  address: string;
  agent: string;
  used_at: string;
  started_at: string;
}

const END: ActionDefinition = { label: "endSession", permission: "identity.self.write", method: "DELETE", path: "/v1/identity/sessions/{id}" };
const END_OTHERS: ActionDefinition = { label: "endOthers", permission: "identity.self.write", method: "POST", path: "/v1/identity/sessions/end-others", look: "danger", warning: "endOthers" };

/** Where one is signed in; any of them can be ended. */
export async function Sessions() {
  const [t, locale, zone, who, page] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    getTimeZone(),
    me(),
    read<{ items: Session[] }>("/v1/identity/sessions", { limit: 100, sort: "-used_at" }),
  ]);
  return (
    <>
      <ul className="divide-y divide-rule text-sm">
        {page.items.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{browserOf(session.agent)}</span> <span className="text-quiet">{session.address}</span>
              <span className="block text-quiet">{t("lastUsed", { time: instant(session.used_at, locale, zone) })}</span>
            </span>
            {session.id === who.session_id ? <Badge tone="good">{t("thisOne")}</Badge> : <ActionBar actions={[END]} record={session} />}
          </li>
        ))}
      </ul>
      {page.items.length > 1 ? (
        <div className="mt-3 flex justify-end">
          <ActionBar actions={[END_OTHERS]} record={{}} />
        </div>
      ) : null}
    </>
  );
}
