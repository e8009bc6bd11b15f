import { getTranslations } from "next-intl/server";
import { readIfAllowed, type Asked } from "@/lib/api/server";
import type { PageOf, Row } from "./definition";

/** How many rows the filters leave; it is counted after the rows are shown, never before. */
export async function Count({
  path,
  asked,
  here,
  more,
}: {
  path: string;
  asked: Asked;
  here: number;
  more: boolean;
}) {
  const t = await getTranslations("table");
  const page = await readIfAllowed<PageOf<Row>>(path, { ...asked, limit: 1, count: true }).catch(() => null);
  const count = page?.count ?? (more ? null : here);
  return count === null ? null : <span>{t("count", { count })}</span>;
}
