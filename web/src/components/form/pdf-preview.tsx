"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { tellProblem } from "@/components/ui/toasts";
import { problemOf } from "@/lib/api/problem";

/** The document as it will be printed and sent: looked at, printed, or opened in a window of its own. */
export function PdfPreview({ path }: { path: string }) {
  const t = useTranslations();
  const frame = useRef<HTMLIFrameElement>(null);
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const show = async () => {
    setOpen(true);
    const response = await fetch(path).catch(() => null);
    if (response?.ok) setAddress(URL.createObjectURL(await response.blob()));
    else {
      setOpen(false);
      tellProblem(response ? await problemOf(response) : { type: "about:blank", title: "offline", status: 0 }, () => void show());
    }
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
      <ClientButton onClick={() => void show()}>{t("actions.preview")}</ClientButton>
      <Dialog open={open} onOpenChange={close} title={t("actions.preview")} wide>
        {address ? (
          <>
            <iframe ref={frame} title={t("actions.preview")} src={address} className="h-[66dvh] w-full rounded border border-rule bg-white" />
            <div className="mt-3 flex justify-end gap-2">
              <a href={path} target="_blank" rel="noreferrer" className={buttonClass("plain")}>
                {t("form.openWindow")}
              </a>
              <ClientButton look="primary" onClick={() => frame.current?.contentWindow?.print()}>
                {t("form.print")}
              </ClientButton>
            </div>
          </>
        ) : (
          <p role="status" className="py-16 text-center text-quiet">
            {t("common.loading")}
          </p>
        )}
      </Dialog>
    </>
  );
}
