import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { USERS } from "@/features/identity/users/list";
import { Invitations } from "@/features/identity/users/invitations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("users") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <ListPage definition={USERS} here="/settings/users" search={await searchParams} />
      <Invitations />
    </>
  );
}
