import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cell } from "@/components/data-table/cell";
import type { ColumnDefinition, Kind } from "@/components/data-table/definition";
import { Badge, STATUS_TONES } from "@/components/ui/badge";
import { buttonClass, ButtonLink } from "@/components/ui/button";
import { LookAgain } from "@/components/ui/look-again";
import { PageTitle } from "@/components/ui/page-title";
import { filled } from "@/lib/format/format";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { wordFor } from "@/lib/format/words";
import { ActionBar } from "./action-bar";
import { Attachments } from "./attachments";
import { at, fieldsOf, holds, nameOf, titleOf, type DocumentDefinition, type FieldDefinition, type Values } from "./definition";
import { History } from "./history";
import { LineTable } from "./line-table";
import { PdfPreview } from "./pdf-preview";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** How a field of a form is shown where nothing is typed. */
const SHOWN: Partial<Record<FieldDefinition["kind"], Kind>> = {
  date: "date",
  decimal: "quantity",
  percent: "percent",
  integer: "number",
  boolean: "boolean",
  choice: "status",
};

/** Files and history belong to ids; a record that is known by a code, such as an account, has neither. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function columnOf(field: FieldDefinition, record: Values): ColumnDefinition {
  const named = field.shows ?? field.key.replace(/_id$/, "_name");
  const key = field.kind === "lookup" && at(record, named) !== undefined ? named : field.key;
  return { key, label: field.label ?? field.key, kind: SHOWN[field.kind] ?? "text" };
}

/** The facts of a record: as the definition lists them, else the fields of its form that are filled. */
function factsOf(definition: DocumentDefinition, record: Values): readonly ColumnDefinition[] {
  if (definition.facts) return definition.facts;
  return fieldsOf(definition)
    .filter((field) => field.kind !== "rows")
    .map((field) => columnOf(field, record));
}

/** A record as it stands: what can be done with it, its facts, lines, files and history. */
export async function DocumentView({
  definition,
  id,
  record: given,
  children,
  buttons,
  lead,
}: {
  definition: DocumentDefinition;
  id: string;
  /** The record, where the page has read it already. */
  record?: Values;
  children?: ReactNode;
  /** What else can be done, beside the definition's actions. */
  buttons?: ReactNode;
  /** What is looked at first: figures above the facts. */
  lead?: ReactNode;
}) {
  const [t, who, found] = await Promise.all([
    getTranslations(),
    me(),
    given ?? read<Values>(`${definition.path}/${encodeURIComponent(id)}`),
  ]);
  const permitted = (needed: string) => may(who.permissions, needed);
  const record: Values = { ...found, company_currency: who.company.currency, ...(await names(definition, found, permitted)) };
  const canEdit = permitted(definition.permissions.write) && holds(definition.editable, record);
  const actions = definition.actions.filter((action) => permitted(action.permission) && holds(action.when, record));
  const currency = { currency: record.currency };
  return (
    <>
      <PageTitle
        title={`${t(`documents.${titleOf(definition, record)}.one`)} ${nameOf(definition, record)}`.trim()}
        about={<Status value={record.status} />}
      >
        <Downloads definition={definition} record={record} />
        {canEdit ? <ButtonLink href={`${definition.home}/${id}/edit`}>{t("actions.edit")}</ButtonLink> : null}
        {buttons}
        <ActionBar actions={actions} record={record} />
      </PageTitle>
      {definition.passing && holds(definition.passing, record) ? <LookAgain /> : null}
      {lead}
      <Facts facts={factsOf(definition, record)} record={record} />
      {definition.lines ? (
        <Part
          title={t("form.lines")}
          columns={definition.viewLines ?? definition.lines.columns.map((field) => columnOf(field, {}))}
          rows={((record[definition.lines.key] as Values[] | undefined) ?? []).map((row) => ({ ...currency, ...row }))}
        />
      ) : null}
      <TotalsView definition={definition} record={record} />
      {(definition.tables ?? []).map((table) => (
        <Part
          key={table.key}
          title={t(`sections.${table.title}`)}
          isTitled
          columns={table.columns}
          rows={((record[table.key] as Values[] | null | undefined) ?? []).map((row) => ({ ...currency, ...row }))}
        />
      ))}
      {children}
      <div className="no-print grid gap-5 lg:grid-cols-2">
        {permitted("documents.files.read") && !definition.noFiles && UUID.test(id) ? (
          <Attachments kind={definition.kind} id={id} mayAttach={permitted("documents.files.write")} />
        ) : null}
        {permitted("audit.entries.read") && UUID.test(id) ? <History kind={definition.kind} id={id} /> : null}
      </div>
    </>
  );
}

/** What the records are called that this one names by their ids. */
async function names(definition: DocumentDefinition, record: Values, permitted: (needed: string) => boolean): Promise<Values> {
  const asked = (definition.naming ?? []).filter((one) => record[one.key] && permitted(one.permission));
  const found = await Promise.all(
    asked.map((one) => readIfAllowed<Values>(`${one.path}/${encodeURIComponent(String(record[one.key]))}`)),
  );
  return Object.fromEntries(asked.map((one, n) => [one.into, found[n]?.[one.shows]]));
}

async function Status({ value }: { value: unknown }) {
  const t = await getTranslations();
  if (typeof value !== "string" || !value) return null;
  return <Badge tone={STATUS_TONES[value] ?? "neutral"}>{wordFor(t, "status", value)}</Badge>;
}

async function Downloads({ definition, record }: { definition: DocumentDefinition; record: Values }) {
  const t = await getTranslations("actions");
  const offered = (definition.downloads ?? []).filter((one) => holds(one.when, record));
  const preview = offered.find((one) => one.preview);
  return (
    <>
      {offered.length > 0 ? (
        <details data-menu="" className="relative max-sm:static">
          <summary className={`${buttonClass("quiet")} list-none`}>{t("download")} ▾</summary>
          <ul className="absolute end-0 z-30 mt-1 w-48 rounded-md border border-rule bg-raised p-1 shadow-lg max-sm:inset-x-3 max-sm:w-auto">
            {offered.map((one) => (
              <li key={one.label}>
                <a
                  href={filled(one.path, record)}
                  download
                  className="block rounded px-3 py-2 text-sm hover:bg-accent-soft"
                >
                  {t(one.label)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {preview ? <PdfPreview path={filled(preview.path, record)} /> : null}
    </>
  );
}

async function Facts({ facts, record }: { facts: readonly ColumnDefinition[]; record: Values }) {
  const [t, form] = await Promise.all([getTranslations("fields"), getTranslations("form")]);
  return (
    <dl className="mb-5 grid grid-cols-1 gap-x-6 gap-y-3 rounded-md border border-rule bg-panel p-4 min-[26rem]:grid-cols-2 lg:grid-cols-4">
      {facts.map((fact) => {
        const row: Values = { ...record, [fact.key]: said(at(record, fact.key)) };
        const isEmpty = row[fact.key] === null || row[fact.key] === undefined || row[fact.key] === "";
        if (fact.extra && isEmpty) return null;
        return (
          <div key={fact.key} className="min-w-0">
            <dt className="text-xs text-quiet">{t(fact.label ?? fact.key)}</dt>
            <dd className="break-words whitespace-pre-line">
              {fact.link && !isEmpty ? (
                <Link href={filled(fact.link, record)} prefetch={false} className="text-accent hover:underline">
                  {ID.test(String(row[fact.key])) ? form("openRecord") : <Cell column={fact} row={row} />}
                </Link>
              ) : (
                <Cell column={fact} row={row} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function said(value: unknown): unknown {
  return Array.isArray(value) ? value.join(", ") : value;
}

function Part({
  title,
  isTitled = false,
  columns,
  rows,
}: {
  title: string;
  isTitled?: boolean;
  columns: readonly ColumnDefinition[];
  rows: Values[];
}) {
  if (rows.length === 0) return null;
  const used = columns.filter((column) => !column.extra || rows.some((row) => row[column.key]));
  const plain = rows.map((row) =>
    Object.fromEntries(["id", "currency", ...used.map((column) => column.key)].map((key) => [key, said(at(row, key))])),
  );
  return (
    <section className="mb-5">
      {isTitled ? <h2 className="mb-2 font-semibold">{title}</h2> : null}
      <LineTable columns={used} rows={plain} label={title} />
    </section>
  );
}

async function TotalsView({ definition, record }: { definition: DocumentDefinition; record: Values }) {
  const t = await getTranslations("fields");
  if (!definition.totals) return null;
  return (
    <dl className="mb-5 ms-auto w-full max-w-xs space-y-1 rounded-md border border-rule bg-panel p-4">
      {definition.totals.map(({ key, label }) => (
        <div key={key} className="flex justify-between gap-4">
          <dt className="text-quiet">{t(label)}</dt>
          <dd className="font-semibold tabular-nums">
            <Cell column={{ key, kind: "amount", currency: "currency" }} row={record} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
