"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FOLDED } from "./navigation";

/** Folds the navigation away and brings it back; the choice stays with this browser. */
export function NavigationToggle({ shell, folded }: { shell: string; folded: boolean }) {
  const t = useTranslations("shell");
  const [isFolded, setFolded] = useState(folded);
  const toggle = () => {
    const next = !isFolded;
    setFolded(next);
    document.getElementById(shell)?.setAttribute("data-nav", next ? "folded" : "open");
    document.cookie = `${FOLDED}=${next ? "folded" : "open"}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-expanded={!isFolded}
      aria-controls={`${shell}-navigation`}
      aria-label={t("toggleNavigation")}
      title={t("toggleNavigation")}
      className="hidden size-9 place-items-center rounded-md border border-rule hover:bg-accent-soft md:grid"
    >
      <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current rtl:-scale-x-100" aria-hidden="true">
        <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" />
        <path d="M6 2.5v11" />
      </svg>
    </button>
  );
}
