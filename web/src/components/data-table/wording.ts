import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { refusalsIn } from "@/i18n/refusals";
import { deedOf, kindOf } from "@/lib/format/deeds";
import { reasonOf, type Coded } from "@/lib/format/reasons";
import type { ListDefinition, Row, Wording } from "./definition";

/** Put words of the reader's language into rows, for what they hold as the API calls it. */
export async function worded({ wording = [] }: Pick<ListDefinition, "wording">, rows: Row[]): Promise<Row[]> {
  if (wording.length === 0 || rows.length === 0) return rows;
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const refusal = await refusalsIn(locale);
  const text = (row: Row, key: string) => (typeof row[key] === "string" ? row[key] : "");
  const said = (row: Row, { key, says }: Wording) => {
    const value = text(row, key);
    if (says === "kind") return kindOf(t, value, text(row, "command"));
    if (says === "reason") return value && reasonOf(codedIn(row, value), t, locale);
    return says === "deed" ? deedOf(t, value) : value && refusal(value);
  };
  return rows.map((row) => ({ ...row, ...Object.fromEntries(wording.map((one) => [one.into, said(row, one)])) }));
}

/** A row's reason with the code and facts beside it. */
function codedIn(row: Row, reason: string): Coded {
  return { reason, reason_code: String(row.reason_code ?? ""), reason_facts: (row.reason_facts as Coded["reason_facts"] | null) ?? {} };
}
