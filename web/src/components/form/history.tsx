import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { Became } from "@/components/ui/became";
import { day, instant, number } from "@/lib/format/format";
import { me, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { deedOf } from "@/lib/format/deeds";
import { wordFor } from "@/lib/format/words";

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
    const [, first = "", place, inner] = change.path.split("/");
    const key = inner ?? first;
    const label = t.has(`fields.${key}`) ? t(`fields.${key}`) : change.field;
    return inner && place !== undefined && t.has(`fields.${key}`) ? t("form.ofLine", { row: Number(place) + 1, field: label }) : label;
  };
  const said = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
    if (typeof value === "object") return JSON.stringify(value);
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text, locale);
    if (/^-?\d+\.\d+$/.test(text)) return number(text, locale);
    return wordFor(t, field, text);
  };
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
