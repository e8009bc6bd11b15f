import { getLocale, getTranslations } from "next-intl/server";
import { LineTable } from "@/components/form/line-table";
import { todayIn } from "@/lib/format/days";
import { money } from "@/lib/format/format";
import { me, readIfAllowed } from "@/lib/api/server";

const TOTAL = "1000.00";

/** What the terms make of a round total, dated today: easier to read than the rule. */
export async function Example({ id }: { id: string }) {
  const [t, locale, who] = await Promise.all([getTranslations(), getLocale(), me()]);
  const { currency, time_zone: timeZone } = who.company;
  const found = await readIfAllowed<{ due: string; amount: string }[]>(
    `/v1/parties/terms/${encodeURIComponent(id)}/instalments`,
    { total: TOTAL, currency, dated: todayIn(timeZone) },
  );
  if (!found) return null;
  const heading = t("sections.example", { total: money(TOTAL, currency, locale) });
  return (
    <section className="mb-5 max-w-lg">
      <h2 className="mb-2 font-semibold">{heading}</h2>
      <LineTable
        label={heading}
        columns={[
          { key: "due", kind: "date" },
          { key: "amount", kind: "amount", currency: "currency" },
        ]}
        rows={found.map((one) => ({ ...one, currency }))}
      />
    </section>
  );
}
