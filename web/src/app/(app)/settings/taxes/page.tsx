import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { TAXES } from "@/features/settings/taxes/list";
import { ReadyMadeTaxes } from "@/features/settings/taxes/ready-made";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("taxes") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <ListPage definition={TAXES} here="/settings/taxes" search={await searchParams} />
      {may((await me()).permissions, "catalog.taxes.write") ? <ReadyMadeTaxes /> : null}
    </>
  );
}
