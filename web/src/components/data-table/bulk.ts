import { inLanguage, wordsOf, type Problem } from "@/lib/api/problem";
import { identityOf, type BulkAction, type ListDefinition, type Row } from "./definition";

/** What a bulk endpoint answers: each row on its own. */
export interface BulkReply {
  done: number;
  refused: number;
  rows: { row: number; status: number; problem?: Problem | null }[];
}

/** A row that was refused, by the name that people know it by. */
export interface Refusal {
  id: string;
  name: string;
  reason: string;
}

/** The body of a bulk request: ids, or an object for each. */
export function bodyFor(action: BulkAction, ids: string[]): Record<string, unknown> {
  const { item } = action;
  return { [action.key ?? "ids"]: item === undefined ? ids : ids.map((id) => ({ [item]: id })) };
}

/** The same with each refusal in the language of the page: one reply holds many of them. */
export async function saidHere<T extends BulkReply>(reply: T): Promise<T> {
  const locale = document.documentElement.lang;
  const rows = reply.rows.map(async (row) => ({ ...row, problem: row.problem && (await inLanguage(row.problem, locale)) }));
  return { ...reply, rows: await Promise.all(rows) };
}

/** Which of the rows sent were refused, and why, in the order they were sent. */
export function refusalsOf(reply: BulkReply, sent: Row[], definition: ListDefinition): Refusal[] {
  const named = definition.columns.filter((column) => column.kind === "code" || column.kind === "text");
  const nameOf = (one: Row) => named.map((column) => one[column.key]).find((said) => said !== undefined && said !== null && said !== "");
  return reply.rows.flatMap(({ row, problem }) => {
    const one = sent[row];
    if (!problem || !one) return [];
    return [
      {
        id: identityOf(definition, one),
        name: String(nameOf(one) ?? row + 1),
        reason: wordsOf(problem),
      },
    ];
  });
}
