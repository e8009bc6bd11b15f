"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { Dialog } from "@/components/ui/dialog";
import { tell, tellProblem } from "@/components/ui/toasts";
import { ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

const RateForm = dynamic(() => import("./rate-form").then((all) => all.RateForm), { ssr: false });

/** Types a rate in, or takes the file that the European Central Bank publishes. */
export function RateTools({ home, today }: { home: string; today: string }) {
  const t = useTranslations();
  const router = useRouter();
  const send = useSend();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const form = new FormData();
    form.set("file", file);
    try {
      const kept = await send<{ rates: number }>({ method: "POST", path: "/v1/ledger/rates/ecb", form });
      tell({ tone: "good", title: t("rates.kept", { count: kept.rates }) });
      router.refresh();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void upload(file));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <label className="inline-flex min-h-9 cursor-pointer items-center rounded-md border border-rule bg-panel px-3 py-1.5 text-sm font-medium focus-within:border-accent hover:bg-accent-soft">
        {t("rates.ecbFile")}
        <input
          type="file"
          accept=".csv,.xml,.zip"
          disabled={busy}
          className="sr-only"
          onChange={(event) => {
            void upload(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <ClientButton look="primary" onClick={() => setOpen(true)}>
        {t("rates.typeIn")}
      </ClientButton>
      <Dialog open={open} onOpenChange={setOpen} title={t("rates.typeIn")}>
        <RateForm home={home} today={today} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
