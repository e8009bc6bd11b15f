"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Badge, STATUS_TONES } from "@/components/ui/badge";
import { amount, day, instant, money, number } from "@/lib/format/format";
import { wordFor } from "@/lib/format/words";
import type { ColumnDefinition, Row } from "./definition";

const TO_THE_END = new Set(["amount", "quantity", "percent", "number"]);

/** Numbers stand at the end of their column, everything else at its start. */
export function alignment(kind: ColumnDefinition["kind"]): string {
  return TO_THE_END.has(kind) ? "text-end" : "text-start";
}

/** One value as its kind is written in the reader's language. */
export function Cell({ column, row }: { column: ColumnDefinition; row: Row }) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const value = row[column.key] ?? (column.or ? row[column.or] : undefined);
  if (value === null || value === undefined || value === "") {
    return <span className="text-quiet">–</span>;
  }
  const text = String(value);
  switch (column.kind) {
    case "amount": {
      const currency = column.currency ? row[column.currency] : undefined;
      return <>{currency ? money(text, String(currency), locale) : amount(text, locale)}</>;
    }
    case "quantity":
    case "number":
      return <>{number(text, locale)}</>;
    case "percent":
      return <>{number(text, locale)} %</>;
    case "date":
      return <time dateTime={text}>{day(text, locale)}</time>;
    case "due": {
      const isPast = text < new Date().toISOString().slice(0, 10);
      return (
        <time dateTime={text} className={isPast ? "font-medium text-bad" : undefined}>
          {day(text, locale)}
        </time>
      );
    }
    case "instant":
      return <time dateTime={text}>{instant(text, locale, zone)}</time>;
    case "boolean":
      return <Answer is={Boolean(value)} />;
    case "status":
      return <Status field={column.key} name={text} />;
    default:
      return <bdi>{text}</bdi>;
  }
}

/** Only the kinds that speak ask for words: most cells of a list need none. */
function Answer({ is }: { is: boolean }) {
  const t = useTranslations("common");
  return <>{t(is ? "yes" : "no")}</>;
}

function Status({ field, name }: { field: string; name: string }) {
  const t = useTranslations("status");
  return <Badge tone={STATUS_TONES[name] ?? "neutral"}>{wordFor(t, field, name, "")}</Badge>;
}
