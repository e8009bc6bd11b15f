"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button";

const BEFORE = "erp-before:";
const SIZES = ["50", "100", "500"];
const never = () => () => undefined;

/**
 * Forwards by cursor, and back by the way one came: a cursor only points ahead, so the tab keeps
 * from which page each was reached. An address opened afresh offers the first page instead.
 */
export function Pages({ next }: { next: string | null }) {
  const t = useTranslations("table");
  const path = usePathname();
  const search = useSearchParams();
  const after = search.get("after");
  const before = useSyncExternalStore(
    never,
    () => (after ? sessionStorage.getItem(BEFORE + after) : null),
    () => null,
  );
  const to = (changes: Record<string, string | null>) => {
    const wanted = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) wanted.set(name, value);
      else wanted.delete(name);
    }
    const text = wanted.toString();
    return text ? `${path}?${text}` : path;
  };
  const size = search.get("limit") ?? "50";
  const isLong = next !== null || after !== null || size !== "50";
  if (!isLong) return null;
  return (
    <>
      <nav aria-label={t("pages")} className="ms-auto flex gap-2">
        {after ? (
          <Link href={to({ after: null })} className={buttonClass("quiet")}>
            {t("first")}
          </Link>
        ) : null}
        {after && before !== null ? (
          <Link href={to({ after: before })} rel="prev" className={buttonClass()}>
            {t("previous")}
          </Link>
        ) : null}
        {next ? (
          <Link
            href={to({ after: next })}
            rel="next"
            prefetch={false}
            onClick={() => sessionStorage.setItem(BEFORE + next, after ?? "")}
            className={buttonClass()}
          >
            {t("next")}
          </Link>
        ) : null}
      </nav>
      <nav aria-label={t("pageSize")} className="flex gap-1">
        {SIZES.map((one) => (
          <Link
            key={one}
            href={to({ limit: one === "50" ? null : one, after: null })}
            aria-current={one === size ? "true" : undefined}
            prefetch={false}
            className="rounded px-2 py-1.5 hover:bg-accent-soft aria-[current]:bg-accent-soft aria-[current]:text-accent"
          >
            {one}
          </Link>
        ))}
      </nav>
    </>
  );
}
