"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

export type Direction = "ascending" | "descending" | undefined;

/** How a list is sorted by a column now; headings say it in aria-sort. */
export function directionOf(column: string, sort: string): Direction {
  return sort === column ? "ascending" : sort === `-${column}` ? "descending" : undefined;
}

/** A heading that sorts: once upwards, again downwards. The order lives in the address. */
export function SortLink({
  column,
  direction,
  children,
}: {
  column: string;
  direction: Direction;
  children: ReactNode;
}) {
  const path = usePathname();
  const search = useSearchParams();
  const next = new URLSearchParams(search);
  next.set("sort", direction === "ascending" ? `-${column}` : column);
  next.delete("after");
  return (
    <Link href={`${path}?${next}`} prefetch={false} scroll={false} className="hover:underline">
      {children}
      <span aria-hidden="true">
        {direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : ""}
      </span>
    </Link>
  );
}
