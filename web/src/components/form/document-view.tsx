import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { alignment, Cell } from "@/components/data-table/cell";
import type { ColumnDefinition, Kind } from "@/components/data-table/definition";
import { Badge, STATUS_TONES } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { filled } from "@/lib/format/format";
import { me, read } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { ActionBar } from "./action-bar";
import { Attachments } from "./attachments";
import { holds, nameOf, type DocumentDefinition, type FieldDefinition, type Values } from "./definition";
import { History } from "./history";
import { PdfPreview } from "./pdf-preview";

/** How a field of a form is shown where nothing is typed. */
const SHOWN: Partial<Record<FieldDefinition["kind"], Kind>> = {
  date: "date",
  decimal: "quantity",
  percent: "percent",
  integer: "number",
  boolean: "boolean",
};

function columnOf(field: FieldDefinition, record: Values): ColumnDefinition {
  const named = field.key.replace(/_id$/, "_name");
  const key = field.kind === "lookup" && named in record ? named : field.key;
  return { key, label: field.label ?? field.key, kind: SHOWN[field.kind] ?? "text" };
}

/** A record as it stands: what can be done with it, its facts, lines, files and history. */
export async function DocumentView({
  definition,
  id,
  children,
}: {
  definition: DocumentDefinition;
  id: string;
  children?: ReactNode;
}) {
  const [t, who, record] = await Promise.all([
    getTranslations(),
    me(),
    read<Values>(`${definition.path}/${encodeURIComponent(id)}`),
  ]);
  const permitted = (needed: string) => may(who.permissions, needed);
  const actions = definition.actions.filter(
    (action) => permitted(action.permission) && holds(action.when, record),
  );
  const downloads = (definition.downloads ?? []).filter((one) => holds(one.when, record));
  const preview = downloads.find((one) => one.preview);
  const status = record.status ? String(record.status) : null;
  const canEdit = permitted(definition.permissions.write) && holds(definition.editable, record);
  const facts =
    definition.facts ??
    definition.sections.flatMap((section) => section.fields).map((field) => columnOf(field, record));
  return (
    <>
      <PageTitle
        title={`${t(`documents.${definition.id}.one`)} ${nameOf(definition, record)}`.trim()}
        about={
          status ? (
            <Badge tone={STATUS_TONES[status] ?? "neutral"}>
              {t.has(`status.${status}`) ? t(`status.${status}`) : status}
            </Badge>
          ) : null
        }
      >
        {downloads.map((one) => (
          <a
            key={one.label}
            href={filled(one.path, record)}
            download
            className="inline-flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-accent-soft"
          >
            {t(`actions.${one.label}`)}
          </a>
        ))}
        {preview ? <PdfPreview path={filled(preview.path, record)} /> : null}
        {canEdit ? <ButtonLink href={`${definition.home}/${id}/edit`}>{t("actions.edit")}</ButtonLink> : null}
        <ActionBar actions={actions} record={record} />
      </PageTitle>
      <dl className="mb-5 grid grid-cols-1 gap-x-6 gap-y-3 rounded-md border border-rule bg-panel p-4 sm:grid-cols-2 lg:grid-cols-4">
        {facts.map((fact) => (
          <div key={fact.key} className="min-w-0">
            <dt className="text-xs text-quiet">{t(`fields.${fact.label ?? fact.key}`)}</dt>
            <dd className="break-words">
              <Cell column={fact} row={record} />
            </dd>
          </div>
        ))}
      </dl>
      <Lines definition={definition} record={record} />
      {definition.totals ? (
        <dl className="mb-5 ms-auto w-full max-w-xs space-y-1 rounded-md border border-rule bg-panel p-4">
          {definition.totals.map(({ key, label }) => (
            <div key={key} className="flex justify-between gap-4">
              <dt className="text-quiet">{t(`fields.${label}`)}</dt>
              <dd className="font-semibold tabular-nums">
                <Cell column={{ key, kind: "amount", currency: "currency" }} row={record} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children}
      <div className="no-print grid gap-5 lg:grid-cols-2">
        {permitted("documents.files.read") ? (
          <Attachments kind={definition.kind} id={id} mayAttach={permitted("documents.files.write")} />
        ) : null}
        {permitted("audit.entries.read") ? <History kind={definition.kind} id={id} /> : null}
      </div>
    </>
  );
}

async function Lines({ definition, record }: { definition: DocumentDefinition; record: Values }) {
  const t = await getTranslations("fields");
  const rows = definition.lines ? ((record[definition.lines.key] as Values[] | undefined) ?? []) : [];
  if (!definition.lines || rows.length === 0) return null;
  const first = rows[0] ?? {};
  const columns = definition.viewLines ?? definition.lines.columns.map((field) => columnOf(field, first));
  return (
    <div className="mb-5 overflow-x-auto rounded-md border border-rule bg-panel">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 ${alignment(column.kind)}`}>
                {t(column.label ?? column.key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n} className="border-b border-rule last:border-0">
              {columns.map((column) => (
                <td key={column.key} className={`px-3 py-2 ${alignment(column.kind)}`}>
                  <Cell column={column} row={{ currency: record.currency, ...row }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
