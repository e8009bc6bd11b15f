"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** A heading that sorts: once upwards, again downwards. The order lives in the address. */
export function SortLink({
  column,
  fallback,
  children,
}: {
  column: string;
  fallback: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const search = useSearchParams();
  const now = search.get("sort") ?? fallback;
  const state = now === column ? "ascending" : now === `-${column}` ? "descending" : null;
  const next = new URLSearchParams(search);
  next.set("sort", state === "ascending" ? `-${column}` : column);
  next.delete("after");
  return (
    <Link href={`${path}?${next}`} prefetch={false} scroll={false} className="hover:underline">
      {children}
      <span aria-hidden="true">{state === "ascending" ? " ↑" : state === "descending" ? " ↓" : ""}</span>
      {state ? <span className="sr-only"> ({state})</span> : null}
    </Link>
  );
}
