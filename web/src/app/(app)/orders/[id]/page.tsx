import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentView } from "@/components/form/document-view";
import { Related } from "@/components/form/related";
import { INVOICES } from "@/features/invoicing/invoice/list";
import { ORDER } from "@/features/sales/order/document";
import { read } from "@/lib/api/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.order"))("one") };
}

/** An order, and the invoices that were made of it. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const order = await read<{ invoices: string[] }>(`${ORDER.path}/${encodeURIComponent(id)}`);
  return (
    <DocumentView definition={ORDER} id={id} record={{ ...order }}>
      <Suspense>
        {order.invoices.length > 0 ? (
          <Related definition={INVOICES} title="invoices" asked={{ id: order.invoices }} permission="invoicing.invoices.read" hide={["customer"]} />
        ) : null}
      </Suspense>
    </DocumentView>
  );
}
