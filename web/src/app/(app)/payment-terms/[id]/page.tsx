import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { PAYMENT_TERMS } from "@/features/parties/terms/document";
import { Example } from "@/features/parties/terms/example";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.terms"))("one") };
}

/** Payment terms, and what they make of a total. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <DocumentView definition={PAYMENT_TERMS} id={id}>
      <Example id={id} />
    </DocumentView>
  );
}
