import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import type { Values } from "@/components/form/definition";
import { read } from "@/lib/api/server";
import { apart } from "@/lib/format/apart";
import { instant } from "@/lib/format/format";
import { DELIVERY } from "./documents";
import { outcomeOf } from "./outcome";

interface Attempt {
  at: string;
  status: number;
  error: string;
  milliseconds: number;
  answer: string;
}

/** What was sent to a webhook, each try with its answer, and what it said. */
export async function DeliveryPage({ id }: { id: string }) {
  const path = `/v1/notifications/deliveries/${encodeURIComponent(id)}`;
  const [t, outcome, locale, zone, delivery, attempts] = await Promise.all([
    getTranslations("settings"),
    getTranslations("outcomes"),
    getLocale(),
    getTimeZone(),
    read<Values>(path),
    read<Attempt[]>(`${path}/attempts`),
  ]);
  return (
    <DocumentView definition={DELIVERY} id={id} record={{ ...delivery, last_error: outcomeOf(outcome, delivery.last_error) }}>
      <section aria-label={t("attempts")} className="mb-5 rounded-md border border-rule bg-panel p-4">
        <h2 className="mb-2 font-semibold">{t("attempts")}</h2>
        {attempts.length === 0 ? <p className="text-sm text-quiet">{t("noAttempts")}</p> : null}
        <ol className="space-y-2 text-sm">
          {attempts.map((attempt) => (
            <li key={attempt.at}>
              <span className="font-medium">{attempt.status || "–"}</span> <bdi>{outcomeOf(outcome, attempt.error)}</bdi>{" "}
              <span className="text-quiet">{apart(instant(attempt.at, locale, zone), `${attempt.milliseconds} ms`)}</span>
              {attempt.answer ? <pre dir="auto" tabIndex={0} className="mt-1 max-h-40 overflow-auto rounded bg-page p-2 whitespace-pre-wrap">{attempt.answer}</pre> : null}
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={t("body")} className="mb-5 rounded-md border border-rule bg-panel p-4">
        <h2 className="mb-2 font-semibold">{t("body")}</h2>
        <pre dir="ltr" tabIndex={0} className="max-h-96 overflow-auto rounded bg-page p-3 text-xs">
          {pretty(String(delivery.body))}
        </pre>
      </section>
    </DocumentView>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
