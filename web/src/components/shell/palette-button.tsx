"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

/** Loaded when it is first opened: nobody pays for the palette who does not use it. */
const Palette = dynamic(() => import("./palette").then((all) => all.Palette), { ssr: false });
const Shortcuts = dynamic(() => import("./shortcuts").then((all) => all.Shortcuts), { ssr: false });

/** Opens the command palette: by click, or by Ctrl/Cmd-K from anywhere. */
export function PaletteButton({ permissions }: { permissions: string[] }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setUsed(true);
        setOpen(true);
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
        className="flex min-h-9 items-center gap-2 rounded-md border border-rule px-3 text-sm text-quiet hover:bg-accent-soft"
      >
        {t("search")}
        <kbd className="hidden rounded border border-rule px-1 text-xs sm:inline">Ctrl K</kbd>
      </button>
      {used ? <Palette open={open} onOpenChange={setOpen} permissions={permissions} /> : null}
      <Shortcuts permissions={permissions} />
    </>
  );
}
