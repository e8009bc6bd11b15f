import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentView } from "@/components/form/document-view";
import { Related } from "@/components/form/related";
import { ORDERS } from "@/features/sales/order/list";
import { QUOTE } from "@/features/sales/quote/document";
import { read } from "@/lib/api/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.quote"))("one") };
}

/** A quote, and the orders that were made of it. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const quote = await read<{ orders: string[] }>(`${QUOTE.path}/${encodeURIComponent(id)}`);
  return (
    <DocumentView definition={QUOTE} id={id} record={{ ...quote }}>
      <Suspense>
        {quote.orders.length > 0 ? (
          <Related definition={ORDERS} title="orders" asked={{ id: quote.orders }} permission="sales.orders.read" hide={["customer"]} />
        ) : null}
      </Suspense>
    </DocumentView>
  );
}
