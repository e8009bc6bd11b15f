import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { sum } from "@/lib/format/decimal";
import { amount, day, number } from "@/lib/format/format";
import { screenOf } from "./addresses";
import { saidIn } from "./words";

export interface Column {
  key: string;
  title: string;
  kind: "text" | "date" | "amount" | "quantity" | "percent";
}

export interface ReportCell {
  value: string | null;
  source: string | null;
}

export interface ReportRow {
  key: string;
  kind: "group" | "line" | "total";
  level: number;
  cells: Record<string, ReportCell>;
}

const ROWS = {
  group: "font-semibold",
  line: "",
  total: "border-t-2 border-t-quiet font-semibold",
} as const;

const INDENTS = ["ps-3", "ps-8", "ps-12", "ps-16"] as const;

/** Rows that the API itself names among the lines. */
const OURS = new Set(["result", "carried"]);

function isNumber(kind: Column["kind"]): boolean {
  return kind !== "text" && kind !== "date";
}

/**
 * A report's rows by level. Every figure leads to what it is made of; what made an entry leads to
 * its document.
 */
export async function ReportTable({
  title,
  columns,
  rows,
  sums,
  isPart,
}: {
  title: string;
  columns: readonly Column[];
  rows: readonly ReportRow[];
  /** A column to add up at the end, where the rows are what a figure is made of. */
  sums?: string;
  /** There are other pages than this one. */
  isPart: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations("reports"), getLocale()]);
  const look = (key: string, values?: Record<string, string>) => (t.has(`phrases.${key}`) ? t(`phrases.${key}`, values) : undefined);
  const written = (column: Column, row: ReportRow, value: string): string => {
    switch (column.kind) {
      case "amount":
        return amount(value, locale);
      case "quantity":
        return number(value, locale);
      case "percent":
        return `${number(value, locale)} %`;
      case "date":
        return day(value, locale);
      default:
        if (column.key === "document") return t.has(`documents.${value}`) ? t(`documents.${value}`) : value;
        if (row.kind !== "line" || OURS.has(row.key)) return saidIn(value, locale, look);
        return /^\d{4}-\d{2}$/.test(value) ? monthIn(value, locale) : value;
    }
  };
  const last = columns.at(-1)?.key;
  return (
    <div tabIndex={0} role="region" aria-label={title} className="overflow-x-auto rounded-md border border-rule bg-panel print:border-0">
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-rule">
            {columns.map((column, n) => (
              <th
                key={column.key}
                scope="col"
                className={`px-3 py-2 font-semibold ${isNumber(column.kind) ? "text-end" : "text-start"} ${n === 0 ? "sticky start-0 min-w-40 bg-panel print:static" : ""}`}
              >
                {saidIn(column.title, locale, look)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={`${row.key}:${place}`} className={`border-b border-rule last:border-b-0 hover:bg-accent-soft ${ROWS[row.kind]}`}>
              {columns.map((column, n) => {
                const cell = row.cells[column.key];
                const text = cell?.value ? written(column, row, cell.value) : "";
                const href = screenOf(cell?.source);
                const isHead = n === 0 && text !== "";
                const Tag = isHead ? "th" : "td";
                const indent = n === 0 ? (INDENTS[Math.min(row.level, INDENTS.length - 1)] ?? "") : "ps-3";
                return (
                  <Tag
                    key={column.key}
                    scope={isHead ? "row" : undefined}
                    className={`${indent} py-1.5 pe-3 ${n === 0 ? `sticky start-0 bg-panel text-start print:static ${row.kind === "line" ? "font-normal" : "font-semibold"}` : ""} ${isNumber(column.kind) ? "text-end whitespace-nowrap" : "text-start"} ${column.kind === "date" || column.key === "entry" ? "whitespace-nowrap" : ""}`}
                  >
                    {href && text ? (
                      <Link href={href} prefetch={false} className={column.kind === "text" ? "text-accent hover:underline" : "hover:text-accent hover:underline"}>
                        <bdi>{text}</bdi>
                      </Link>
                    ) : (
                      <bdi>{text}</bdi>
                    )}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
        {sums && last === sums ? (
          <tfoot>
            <tr className="border-t-2 border-t-quiet font-semibold">
              <th scope="row" colSpan={columns.length - 1} className="px-3 py-1.5 text-start">
                {t(isPart ? "sumOfPage" : "sum")}
              </th>
              <td className="px-3 py-1.5 text-end whitespace-nowrap">{amount(sum(rows.map((row) => row.cells[sums]?.value ?? "0")), locale)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function monthIn(value: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${value}-01T00:00:00Z`));
}
