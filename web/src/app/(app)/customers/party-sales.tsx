import { Related } from "@/components/form/related";
import { INVOICES } from "@/features/invoicing/invoice/list";
import { PARTY_ITEMS } from "@/features/parties/party/items";
import { ORDERS } from "@/features/sales/order/list";
import { QUOTES } from "@/features/sales/quote/list";

const SAME = ["customer"];

/** What is open with a customer, and the latest that was sold to them. */
export function PartySales({ id }: { id: string }) {
  const asked = { party_id: id };
  return (
    <>
      <Related definition={PARTY_ITEMS} title="openItems" asked={{ ...asked, is_open: true, sort: "due" }} permission="ledger.items.read" all="/open-items" />
      <Related
        definition={INVOICES}
        title="invoices"
        asked={asked}
        permission="invoicing.invoices.read"
        hide={SAME}
        create={{ label: "newInvoice", href: `/invoices/new?party_id=${id}`, permission: "invoicing.invoices.write" }}
      />
      <Related
        definition={ORDERS}
        title="orders"
        asked={asked}
        permission="sales.orders.read"
        hide={SAME}
        create={{ label: "newOrder", href: `/orders/new?party_id=${id}`, permission: "sales.orders.write" }}
      />
      <Related
        definition={QUOTES}
        title="quotes"
        asked={asked}
        permission="sales.quotes.read"
        hide={SAME}
        create={{ label: "newQuote", href: `/quotes/new?party_id=${id}`, permission: "sales.quotes.write" }}
      />
    </>
  );
}
