import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { readIfAllowed } from "@/lib/api/server";
import { instant } from "@/lib/format/format";

interface Verdict {
  holds: boolean;
  links: number;
  waiting: number;
  sealed_at: string | null;
}

/** Whether the audit is as it was written: its newest links are checked on every look. */
export async function Seal() {
  const [t, locale, zone, verdict] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    getTimeZone(),
    readIfAllowed<Verdict>("/v1/audit/verify", { newest: 1000 }),
  ]);
  if (!verdict) return null;
  const time = verdict.sealed_at ? instant(verdict.sealed_at, locale, zone) : "–";
  return (
    <p role={verdict.holds ? undefined : "alert"} className={`mt-5 rounded-md px-3 py-2 text-sm ${verdict.holds ? "bg-good-soft text-good" : "bg-bad-soft font-semibold text-bad"}`}>
      {verdict.holds ? t("sealHolds", { links: verdict.links, waiting: verdict.waiting, time }) : t("sealBroken")}
    </p>
  );
}
