"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type MouseEvent, type ReactNode } from "react";

/**
 * The navigation on a phone: a drawer over the page. It is the browser's own dialog, which keeps
 * the focus inside, closes on Escape and costs nothing to load. What is in it is drawn when it is
 * first opened: most pages are read without it.
 */
export function NavigationDrawer({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const drawer = useRef<HTMLDialogElement>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const open = () => {
    setWasOpen(true);
    drawer.current?.showModal();
  };
  const leave = (event: MouseEvent<HTMLDialogElement>) => {
    const { target } = event;
    if (target === drawer.current || (target instanceof Element && target.closest("a"))) {
      drawer.current?.close();
    }
  };
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={open}
        className="min-h-9 rounded-md border border-rule px-3 py-1.5 text-sm md:hidden"
      >
        {t("shell.menu")}
      </button>
      <dialog
        ref={drawer}
        aria-label={t("shell.navigation")}
        onClick={leave}
        className="me-auto h-dvh max-h-none w-72 max-w-[85vw] border-e border-rule bg-panel text-ink backdrop:bg-black/50"
      >
        <div className="flex items-center justify-between p-3">
          <span className="text-lg font-semibold">ERP</span>
          <button
            type="button"
            aria-label={t("common.close")}
            onClick={() => drawer.current?.close()}
            className="rounded px-3 py-1 text-lg hover:bg-accent-soft"
          >
            ×
          </button>
        </div>
        <nav aria-label={t("shell.navigation")} className="pb-6">
          {wasOpen ? children : null}
        </nav>
      </dialog>
    </>
  );
}
