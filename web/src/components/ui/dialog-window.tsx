"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import type { DialogProps } from "./dialog";

/** A window over the page: focus stays inside, Escape closes, and focus returns. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  wide = false,
  children,
}: DialogProps) {
  const t = useTranslations("common");
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Base.Popup
          className={`fixed inset-x-3 top-[8dvh] z-50 mx-auto max-h-[84dvh] overflow-y-auto rounded-lg border border-rule bg-raised p-4 shadow-xl ${wide ? "max-w-4xl" : "max-w-lg"}`}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close aria-label={t("close")} className="rounded px-2 text-lg hover:bg-accent-soft">
              ×
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
