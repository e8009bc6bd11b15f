import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentView } from "@/components/form/document-view";
import { AlikeParties } from "@/features/parties/party/alike";
import { CUSTOMER } from "@/features/parties/party/document";
import { Standing } from "@/features/parties/party/standing";
import { PartySales } from "../party-sales";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.customer"))("one") };
}

/** A customer, with where they stand and what was sold to them. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <DocumentView
      definition={CUSTOMER}
      id={id}
      lead={
        <Suspense fallback={<div className="mb-5 h-20" />}>
          <Standing id={id} />
        </Suspense>
      }
    >
      <Suspense>
        <AlikeParties id={id} home="/customers" />
        <PartySales id={id} />
      </Suspense>
    </DocumentView>
  );
}
