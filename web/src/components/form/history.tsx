import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { Became } from "@/components/ui/became";
import { instant } from "@/lib/format/format";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { deedOf } from "@/lib/format/deeds";
import { factName, factSaid } from "@/lib/format/facts";

interface Change {
  path: string;
  field: string;
  before: unknown;
  after: unknown;
}

interface Step {
  id: number;
  at: string;
  command: string;
  user_id: string;
  via: string;
  changes: Change[];
}

const SHOWN = 12;
const PLACE = /^\d+$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Who did what to this record, newest first, with what changed. */
export async function History({ kind, id }: { kind: string; id: string }) {
  const [t, locale, zone, page, names] = await Promise.all([
    getTranslations(),
    getLocale(),
    getTimeZone(),
    readIfAllowed<{ items: Step[] }>(`/v1/audit/history/${kind}/${encodeURIComponent(id)}`, { limit: 20 }),
    colleagues(),
  ]);
  const steps = page?.items ?? [];
  const named = (change: Change) => {
    const parts = change.path.split("/").slice(1);
    const row = parts.find((part) => PLACE.test(part));
    const key = parts.findLast((part) => !PLACE.test(part)) ?? change.field;
    const label = factName(t, key);
    return row !== undefined && key === parts.at(-1) ? t("form.ofLine", { row: Number(row) + 1, field: label }) : label;
  };
  const said = (field: string, value: unknown) => factSaid(t, { locale, timeZone: zone }, field, value);
  return (
    <section aria-labelledby="history" className="rounded-md border border-rule bg-panel p-4">
      <h2 id="history" className="mb-2 font-semibold">
        {t("form.history")}
      </h2>
      {steps.length === 0 ? <p className="text-sm text-quiet">{t("form.noHistory")}</p> : null}
      <ol className="space-y-3 text-sm">
        {steps.map((step) => {
          const changes = step.changes.filter((change) => !ID.test(String(change.after ?? change.before ?? "")));
          return (
            <li key={step.id}>
              <p>
                <span className="font-medium first-letter:uppercase">{deedOf(t, step.command)}</span>{" "}
                <span className="text-quiet">
                  {names.get(step.user_id) ? (
                    <>
                      <bdi>{names.get(step.user_id)}</bdi> ·{" "}
                    </>
                  ) : null}
                  <time dateTime={step.at}>
                    <bdi>{instant(step.at, locale, zone)}</bdi>
                  </time>
                </span>
              </p>
              {changes.length > 0 ? (
                <details className="text-quiet">
                  <summary className="cursor-pointer">{t("form.changes", { count: changes.length })}</summary>
                  <ul className="mt-1 ps-3">
                    {changes.slice(0, SHOWN).map((change) => (
                      <li key={change.path} className="break-words">
                        {named(change)}: <Became from={said(change.field, change.before)} to={said(change.field, change.after)} />
                      </li>
                    ))}
                    {changes.length > SHOWN ? <li>…</li> : null}
                  </ul>
                </details>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Who is who, as far as the reader may know: themselves always, the others with that right. */
async function colleagues(): Promise<ReadonlyMap<string, string>> {
  const who = await me();
  const known = new Map([[who.user.id, who.user.name]]);
  if (!may(who.permissions, "identity.users.read")) return known;
  const page = await readIfAllowed<{ items: { id: string; name: string }[] }>("/v1/identity/users", { limit: 200 });
  for (const one of page?.items ?? []) known.set(one.id, one.name);
  return known;
}
