import "server-only";
import { readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import type { ListDefinition, Naming, PageOf, Row } from "./definition";

/** As many values as a filter takes. */
const AT_ONCE = 100;

/** Put the names that rows only know by id into them: one request for each kind of name. */
export async function named(
  definition: Pick<ListDefinition, "naming">,
  rows: Row[],
  permissions: readonly string[],
): Promise<Row[]> {
  const kinds = (definition.naming ?? []).filter((kind) => may(permissions, kind.permission));
  const found = await Promise.all(kinds.map((kind) => namesOf(kind, rows)));
  return rows.map((row) => {
    const more = kinds.flatMap((kind, n) => {
      const id = idOf(kind, row);
      const name = id === null ? undefined : found[n]?.get(id);
      return name === undefined ? [] : [[kind.into, name] as const];
    });
    return more.length > 0 ? { ...row, ...Object.fromEntries(more) } : row;
  });
}

function idOf(kind: Naming, row: Row): string | null {
  const value = row[kind.key];
  if (typeof value !== "string" || value === "") return null;
  if (kind.prefix === undefined) return value;
  return value.startsWith(kind.prefix) ? value.slice(kind.prefix.length) : null;
}

async function namesOf(kind: Naming, rows: Row[]): Promise<Map<string, unknown>> {
  const by = kind.by ?? "id";
  const ids = [...new Set(rows.map((row) => idOf(kind, row)).filter((id) => id !== null))];
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const pages = await Promise.all(
    batches.map((batch) => readIfAllowed<PageOf<Row>>(kind.path, { [by]: batch, limit: AT_ONCE })),
  );
  return new Map(
    pages.flatMap((page) => (page?.items ?? []).map((item) => [String(item[by]), item[kind.shows]] as const)),
  );
}
