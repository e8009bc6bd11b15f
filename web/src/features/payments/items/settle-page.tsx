import { getTranslations } from "next-intl/server";
import { first, type Row, type Search } from "@/components/data-table/definition";
import { named } from "@/components/data-table/naming";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";
import { DOCUMENTS, PARTY } from "../naming";
import { keyOf, type OpenItem } from "./items";
import { SettleForm } from "./settle-form";

/** What to do with the items that were chosen in the list. */
export async function SettlePage({ search }: { search: Search }) {
  const keys = first(search.items).split(",").filter(Boolean);
  const entries = [...new Set(keys.map((key) => key.split(":")[0] ?? ""))].slice(0, 100);
  const [t, who] = await Promise.all([getTranslations(), me()]);
  const page =
    entries.length > 0
      ? await read<{ items: Row[] }>("/v1/ledger/open-items", { entry_id: entries, is_open: true, limit: 200 })
      : { items: [] };
  const rows = await named({ naming: [PARTY, ...DOCUMENTS] }, page.items, who.permissions);
  const items = (rows as unknown as OpenItem[]).filter((item) => keys.includes(keyOf(item)));
  const today = todayIn(who.company.time_zone);
  return (
    <>
      <PageTitle title={t("pay.settleItems")} />
      {items.length === 0 ? (
        <EmptyState
          title={t("lists.openItems.empty")}
          text={t("pay.chooseItems")}
          action={{ href: "/open-items", label: t("lists.openItems.title") }}
        />
      ) : (
        <SettleForm
          items={items}
          today={today}
          maySettle={may(who.permissions, "ledger.items.allocate")}
          mayPay={may(who.permissions, "payments.payments.write")}
          mayWriteOff={may(who.permissions, "payments.payments.write_off")}
        />
      )}
    </>
  );
}
