import { getTranslations } from "next-intl/server";
import { forbidden, redirect } from "next/navigation";
import { PageTitle } from "@/components/ui/page-title";
import { me, read } from "@/lib/api/server";
import { todayIn } from "@/lib/format/days";
import { may } from "@/lib/permissions/permissions";
import { fieldsOf, holds, nameOf, titleOf, type DocumentDefinition, type Values } from "./definition";
import { DocumentForm } from "./document-form";

type Search = Record<string, string | string[] | undefined>;

/** The form of a new record, for who may make one; the address may fill fields, such as whose invoice it will be. */
export async function NewPage({
  definition,
  search = {},
  start = {},
}: {
  definition: DocumentDefinition;
  search?: Search;
  start?: Values;
}) {
  const [t, who] = await Promise.all([getTranslations(), me()]);
  if (!may(who.permissions, definition.permissions.write)) forbidden();
  const record: Values = { ...start };
  for (const field of fieldsOf(definition)) {
    const asked = search[field.key];
    if (typeof asked === "string" && asked) record[field.key] = asked;
    else if (field.initial === "today" && record[field.key] === undefined) record[field.key] = todayIn(who.company.time_zone);
  }
  return (
    <>
      <PageTitle title={t(`documents.${titleOf(definition, record)}.new`)} />
      <DocumentForm definition={definition} record={record} permissions={who.permissions} />
    </>
  );
}

/** The form of a record that is there; one that can no longer be edited is shown instead. */
export async function EditPage({ definition, id }: { definition: DocumentDefinition; id: string }) {
  const [t, who, record] = await Promise.all([
    getTranslations(),
    me(),
    read<Values>(`${definition.path}/${encodeURIComponent(id)}`),
  ]);
  if (!may(who.permissions, definition.permissions.write)) forbidden();
  if (!holds(definition.editable, record)) redirect(`${definition.home}/${id}`);
  return (
    <>
      <PageTitle title={`${t(`documents.${titleOf(definition, record)}.one`)} ${nameOf(definition, record)}`.trim()} />
      <DocumentForm definition={definition} record={trimmed(definition, record)} />
    </>
  );
}

const NOTHING: ReadonlySet<unknown> = new Set([undefined, null, ""]);

/** The record without what its form never shows: with a thousand lines that is most of it. */
function trimmed(definition: DocumentDefinition, record: Values): Values {
  const { lines } = definition;
  if (!lines) return record;
  const kept = lines.columns.flatMap((column) => (column.shows ? [column.key, column.shows] : [column.key]));
  const keys = [...kept, ...(lines.carried ?? []), ...(lines.facts ?? [])];
  const rows = (record[lines.key] as Values[] | undefined) ?? [];
  return {
    ...record,
    [lines.key]: rows.map((row) => Object.fromEntries(keys.filter((key) => !NOTHING.has(row[key])).map((key) => [key, row[key]]))),
  };
}
