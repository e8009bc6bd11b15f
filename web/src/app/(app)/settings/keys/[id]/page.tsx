import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentView } from "@/components/form/document-view";
import { KEY } from "@/features/identity/keys/document";
import { Scopes } from "@/features/identity/keys/scopes";
import { read } from "@/lib/api/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.key"))("one") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const key = await read<{ scopes: string[] }>(`${KEY.path}/${encodeURIComponent(id)}`);
  return (
    <DocumentView definition={KEY} id={id} record={{ ...key }}>
      <Scopes scopes={key.scopes} />
    </DocumentView>
  );
}
