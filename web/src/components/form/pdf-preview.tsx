"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";

/** The document as it will be printed and sent. */
export function PdfPreview({ path }: { path: string }) {
  const t = useTranslations("actions");
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const show = async () => {
    setOpen(true);
    const response = await fetch(path);
    if (response.ok) setAddress(URL.createObjectURL(await response.blob()));
  };
  const close = (isOpen: boolean) => {
    setOpen(isOpen);
    if (!isOpen && address) {
      URL.revokeObjectURL(address);
      setAddress(null);
    }
  };
  return (
    <>
      <ClientButton onClick={() => void show()}>{t("preview")}</ClientButton>
      <Dialog open={open} onOpenChange={close} title={t("preview")} wide>
        {address ? <iframe title={t("preview")} src={address} className="h-[70dvh] w-full" /> : null}
      </Dialog>
    </>
  );
}
