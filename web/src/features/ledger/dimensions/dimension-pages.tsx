import type { Search } from "@/components/data-table/definition";
import { ListPage } from "@/components/data-table/list-page";
import { ActionBar } from "@/components/form/action-bar";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { ADD_DIMENSION, ADD_VALUE, DIMENSIONS, VALUES } from "./list";

/** The company's analytic dimensions. */
export async function DimensionsPage({ search }: { search: Search }) {
  const who = await me();
  return (
    <ListPage definition={DIMENSIONS} here="/dimensions" search={search}>
      {may(who.permissions, ADD_DIMENSION.permission) ? <ActionBar actions={[ADD_DIMENSION]} record={{}} /> : null}
    </ListPage>
  );
}

/** The values of one of them. */
export async function ValuesPage({ id, search }: { id: string; search: Search }) {
  const who = await me();
  return (
    <ListPage definition={VALUES} here={`/dimensions/${id}`} search={search} fixed={{ dimension_id: id }}>
      {may(who.permissions, ADD_VALUE.permission) ? <ActionBar actions={[ADD_VALUE]} record={{ id }} /> : null}
    </ListPage>
  );
}
