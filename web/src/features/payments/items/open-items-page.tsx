import { first, type Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { readIfAllowed } from "@/lib/api/server";
import { OPEN_ITEMS } from "./list";

interface Account {
  code: string;
  subtype: string;
}

/** Open items by side: which accounts are receivables is the company's own choice. */
export async function OpenItemsPage({ search }: { search: Search }) {
  const accounts = await readIfAllowed<{ items: Account[] }>("/v1/ledger/accounts", {
    subtype: ["receivable", "payable"],
    limit: 100,
  });
  const side = first(search.side);
  const of = (subtype: string) => (accounts?.items ?? []).filter((one) => one.subtype === subtype).map((one) => one.code);
  const shown = side === "payable" || side === "receivable" ? of(side) : [];
  return (
    <ListPage
      definition={OPEN_ITEMS}
      here="/open-items"
      search={search}
      fixed={{ is_open: "true", ...(shown.length > 0 ? { account: shown } : {}) }}
    />
  );
}
