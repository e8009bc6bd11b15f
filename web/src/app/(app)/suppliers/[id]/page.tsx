import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentView } from "@/components/form/document-view";
import { Related } from "@/components/form/related";
import { AlikeParties } from "@/features/parties/party/alike";
import { SUPPLIER } from "@/features/parties/party/document";
import { PARTY_ITEMS } from "@/features/parties/party/items";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.supplier"))("one") };
}

/** A supplier, with what is open between us. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <DocumentView definition={SUPPLIER} id={id}>
      <Suspense>
        <AlikeParties id={id} home="/suppliers" />
        <Related definition={PARTY_ITEMS} title="openItems" asked={{ party_id: id, is_open: true, sort: "due" }} permission="ledger.items.read" />
      </Suspense>
    </DocumentView>
  );
}
