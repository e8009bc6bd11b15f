import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DocumentView } from "@/components/form/document-view";
import { INVOICE } from "@/features/invoicing/invoice/document";
import { Fitness } from "@/features/invoicing/invoice/fitness";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.invoice"))("one") };
}

/** An invoice or credit note, and whether it may go out electronically. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <DocumentView definition={INVOICE} id={id}>
      <Suspense>
        <Fitness id={id} />
      </Suspense>
    </DocumentView>
  );
}
