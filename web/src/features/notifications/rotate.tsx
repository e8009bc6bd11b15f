"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { Secret } from "@/components/ui/secret";
import { tellProblem } from "@/components/ui/toasts";
import { ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

/** Gives a webhook a new secret; the old one signs too for a while, so that nothing is lost. */
export function Rotate({ id }: { id: string }) {
  const t = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = useSend();
  const rotate = async (): Promise<void> => {
    setBusy(true);
    try {
      const made = await send<{ secret: string }>({ method: "POST", path: `/v1/notifications/webhooks/${id}/rotate`, body: {} });
      setSecret(made.secret);
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void rotate());
    } finally {
      setBusy(false);
    }
  };
  const change = (isOpen: boolean) => {
    setOpen(isOpen);
    if (!isOpen && secret) {
      setSecret(null);
      router.refresh();
    }
  };
  return (
    <>
      <ClientButton onClick={() => setOpen(true)}>{t("actions.rotate")}</ClientButton>
      <Dialog open={open} onOpenChange={change} title={t("actions.rotate")}>
        {secret ? (
          <Secret title={t("settings.webhookSecret")} text={t("settings.webhookSecretText")} value={secret} copy={t("settings.copy")} copied={t("settings.copied")} />
        ) : (
          <>
            <p className="mb-4 text-sm">{t("settings.rotateText")}</p>
            <div className="flex justify-end">
              <ClientButton look="primary" busy={busy} onClick={() => void rotate()}>
                {t("actions.rotate")}
              </ClientButton>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}
