import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { COMPANIES } from "@/features/identity/companies/list";
import { TenantPanel } from "@/features/identity/tenant/tenant-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("companies") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <ListPage definition={COMPANIES} here="/settings/companies" search={await searchParams} />
      <TenantPanel />
    </>
  );
}
