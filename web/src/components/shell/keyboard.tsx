"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { mayLeave } from "@/lib/leaving";
import { may } from "@/lib/permissions/permissions";
import { follow, isTyping, type Held } from "@/lib/shortcuts/sequence";
import { COMMANDS, ROOMS } from "./navigation";

/** Loaded when first opened: nobody pays for the palette or the sheet who does not use them. */
const Palette = dynamic(() => import("./palette").then((all) => all.Palette), { ssr: false });
const ShortcutSheet = dynamic(() => import("./shortcut-sheet").then((all) => all.ShortcutSheet), {
  ssr: false,
});

type Overlay = "palette" | "sheet";

/**
 * Everything the keyboard does on every page: Ctrl/Cmd-K and "/" search, two keys go somewhere or
 * begin something, "?" shows which. Its button is the same search for the mouse.
 */
export function Keyboard({ permissions }: { permissions: string[] }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const [open, setOpen] = useState<Overlay | null>(null);
  const [used, setUsed] = useState<ReadonlySet<Overlay>>(new Set());
  const held = useRef<Held | null>(null);
  const targets = useMemo(
    () => [...ROOMS, ...COMMANDS].filter((one) => one.keys && may(permissions, one.permission)),
    [permissions],
  );
  useEffect(() => {
    const show = (overlay: Overlay) => {
      setUsed((before) => new Set(before).add(overlay));
      setOpen(overlay);
    };
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        show("palette");
        return;
      }
      const isElsewhere = event.target instanceof Element && event.target.closest("[role=dialog],dialog");
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere || isTyping(event.target)) return;
      // On a list the slash is the list's own: it goes to its search.
      const isLists = event.key === "/" && document.querySelector("[data-list-search]") !== null;
      if ((event.key === "?" || event.key === "/") && !isLists) {
        event.preventDefault();
        show(event.key === "?" ? "sheet" : "palette");
        return;
      }
      const pressed = { key: event.key, at: Date.now() };
      const target = follow(held.current, pressed, targets);
      held.current = target ? null : pressed;
      if (target) {
        event.preventDefault();
        if (mayLeave(target.href)) router.push(target.href);
      }
    };
    const asked = (event: Event) => show((event as CustomEvent<Overlay>).detail);
    window.addEventListener("keydown", listen);
    window.addEventListener(OPEN, asked);
    return () => {
      window.removeEventListener("keydown", listen);
      window.removeEventListener(OPEN, asked);
    };
  }, [targets, router]);
  return (
    <>
      <button
        type="button"
        onClick={() => openOverlay("palette")}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex min-h-9 items-center gap-2 rounded-md border border-rule px-3 text-sm text-quiet hover:bg-accent-soft"
      >
        {t("search")}
        <kbd className="hidden rounded border border-rule px-1 text-xs sm:inline">Ctrl K</kbd>
      </button>
      {used.has("palette") ? (
        <Palette open={open === "palette"} onOpenChange={(is) => setOpen(is ? "palette" : null)} permissions={permissions} />
      ) : null}
      {used.has("sheet") ? (
        <ShortcutSheet open={open === "sheet"} onOpenChange={(is) => setOpen(is ? "sheet" : null)} permissions={permissions} />
      ) : null}
    </>
  );
}

const OPEN = "erp-open";

/** Open the palette or the sheet of shortcuts from anywhere, such as a menu. */
export function openOverlay(overlay: Overlay): void {
  globalThis.dispatchEvent(new CustomEvent<Overlay>(OPEN, { detail: overlay }));
}
