import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { instant } from "@/lib/format/format";
import { readIfAllowed } from "@/lib/api/server";

interface Entry {
  id: number | string;
  at: string;
  command: string;
  user_name?: string | null;
  changes?: { field: string; before: unknown; after: unknown }[];
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Who did what to this record, newest first, with what changed. */
export async function History({ kind, id }: { kind: string; id: string }) {
  const [t, locale, zone, page] = await Promise.all([
    getTranslations("form"),
    getLocale(),
    getTimeZone(),
    readIfAllowed<{ items: Entry[] }>(`/v1/audit/history/${kind}/${encodeURIComponent(id)}`),
  ]);
  const entries = page?.items ?? [];
  return (
    <section aria-labelledby="history" className="rounded-md border border-rule bg-panel p-4">
      <h2 id="history" className="mb-2 font-semibold">
        {t("history")}
      </h2>
      {entries.length === 0 ? <p className="text-sm text-quiet">{t("noHistory")}</p> : null}
      <ol className="space-y-3 text-sm">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>
              <span className="font-medium">{entry.command.split(".").pop()?.replace(/_/g, " ")}</span>{" "}
              <span className="text-quiet">
                {entry.user_name ? `${entry.user_name}, ` : ""}
                <time dateTime={entry.at}>{instant(entry.at, locale, zone)}</time>
              </span>
            </p>
            <ul className="text-quiet">
              {(entry.changes ?? []).slice(0, 12).map((change) => (
                <li key={change.field} className="break-words">
                  {change.field}: {said(change.before)} → {said(change.after)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
