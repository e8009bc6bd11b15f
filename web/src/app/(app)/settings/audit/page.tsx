import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { RouteMessages } from "@/components/ui/route-messages";
import { AUDIT } from "@/features/audit/list";
import { Seal } from "@/features/audit/seal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("audit") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <RouteMessages of={["commands", "kinds"]}>
        <ListPage definition={AUDIT} here="/settings/audit" search={await searchParams} />
      </RouteMessages>
      <Seal />
    </>
  );
}
