"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { get } from "@/lib/api/client";

/** The way to one's messages, with how many are new; asked after the page is there. */
export function Inbox() {
  const t = useTranslations("shell");
  const path = usePathname();
  const [unread, setUnread] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    get<{ unread: number }>("/v1/notifications/unread", stop.signal)
      .then((found) => setUnread(found.unread))
      .catch(() => undefined);
    return () => stop.abort();
  }, [path]);
  return (
    <Link
      href="/messages"
      prefetch={false}
      aria-label={t("messages", { count: unread })}
      className="relative grid size-9 place-items-center rounded-md border border-rule hover:bg-accent-soft"
    >
      <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current" aria-hidden="true">
        <path d="M3 11.5h10l-1.2-2V7a3.8 3.8 0 0 0-7.6 0v2.5zM6.5 13.5a1.6 1.6 0 0 0 3 0" />
      </svg>
      {unread > 0 ? (
        <span aria-hidden="true" className="absolute -end-1 -top-1 rounded-full bg-bad px-1 text-[0.65rem] leading-4 font-semibold text-page">
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
