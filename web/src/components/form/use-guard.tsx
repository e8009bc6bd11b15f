"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { holdBack, stayHere } from "@/lib/leaving";

/**
 * Keeps somebody from losing what they typed: links, the palette, the shortcuts and the way back ask
 * first, and so does the browser where the page is closed. Gives how to leave on purpose, and the
 * question.
 *
 * @param home where to leave for from a tab that this page is the first of
 */
export function useGuard(isDirty: boolean, home = "/"): { leave: (href: string | null) => void; question: ReactNode } {
  const t = useTranslations("form");
  const router = useRouter();
  const [asked, setAsked] = useState<{ href: string | null } | null>(null);
  const goesBack = useRef(false);
  useEffect(() => {
    if (!isDirty) return;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (event.defaultPrevented || !(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || link.origin !== window.location.origin) return;
      if (link.getAttribute("href")?.startsWith("#")) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked({ href: link.pathname + link.search });
    };
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", clicked, true);
    const letGo = holdBack((href) => setAsked({ href }));
    const stay = stayHere(() => {
      if (goesBack.current) return false;
      setAsked({ href: null });
      return true;
    });
    return () => {
      letGo();
      stay();
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", clicked, true);
    };
  }, [isDirty]);
  const go = (href: string | null) => {
    setAsked(null);
    goesBack.current = href === null;
    if (href === null && window.history.length > 1) router.back();
    else router.push(href ?? home);
  };
  return {
    leave: (href) => (isDirty ? setAsked({ href }) : go(href)),
    question: (
      <Dialog open={asked !== null} onOpenChange={(open) => !open && setAsked(null)} title={t("unsaved")}>
        <p className="mb-4">{t("unsavedText")}</p>
        <div className="flex justify-end gap-2">
          <ClientButton look="danger" onClick={() => asked && go(asked.href)}>
            {t("leave")}
          </ClientButton>
          <ClientButton look="primary" onClick={() => setAsked(null)}>
            {t("stay")}
          </ClientButton>
        </div>
      </Dialog>
    ),
  };
}
