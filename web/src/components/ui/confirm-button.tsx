"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Look } from "./button";
import { ClientButton } from "./client-button";
import { Dialog } from "./dialog";

/** A button for what cannot be undone: it first says what follows, and does it only then. */
export function ConfirmButton({
  label,
  text,
  look = "danger",
  busy = false,
  disabled = false,
  className,
  onConfirm,
}: {
  label: string;
  /** What follows, in words. */
  text: string;
  look?: Look;
  busy?: boolean;
  disabled?: boolean;
  className?: string;
  onConfirm: () => void;
}) {
  const t = useTranslations("form");
  const [open, setOpen] = useState(false);
  return (
    <>
      <ClientButton look={look} busy={busy} disabled={disabled} className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </ClientButton>
      <Dialog open={open} onOpenChange={setOpen} title={label}>
        <p className="mb-4 text-sm">{text}</p>
        <div className="flex justify-end gap-2">
          <ClientButton onClick={() => setOpen(false)}>{t("cancel")}</ClientButton>
          <ClientButton
            look={look}
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {label}
          </ClientButton>
        </div>
      </Dialog>
    </>
  );
}
