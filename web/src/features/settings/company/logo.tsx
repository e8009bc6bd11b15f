"use client";

import { useTranslations } from "next-intl";
import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { ClientButton } from "@/components/ui/client-button";
import { tell, tellProblem } from "@/components/ui/toasts";
import type { Values } from "@/components/form/definition";
import { ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

const PATH = "/v1/invoicing/settings";

/** The logo on letters: a picture kept among the files, chosen here. */
export function Logo({ record }: { record: Values }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const id = record.logo_file_id ? String(record.logo_file_id) : null;
  const put = async (file: string | null) => {
    const { version, ...held } = record;
    await send({ method: "PUT", path: PATH, body: { ...held, logo_file_id: file }, version: Number(version) });
    tell({ tone: "good", title: t("logoKept") });
    router.refresh();
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem, () => void run(work));
    } finally {
      setBusy(false);
    }
  };
  const take = async (file: File) => {
    const form = new FormData();
    form.append("file", file);
    const kept = await send<{ id: string }>({ method: "POST", path: "/v1/documents/files", form });
    await put(kept.id);
  };
  return (
    <div className="mb-5 flex flex-wrap items-center gap-4">
      {id ? (
        <Image unoptimized width={160} height={64} alt={t("logo")} src={`/v1/documents/files/${id}/content?inline=true`} className="h-16 w-40 rounded border border-rule bg-white object-contain p-1" />
      ) : null}
      <label className="relative text-sm">
        <span className="mb-1 block font-medium">{t("logo")}</span>
        <input
          type="file"
          accept="image/png,image/jpeg"
          disabled={busy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void run(() => take(file));
          }}
          className="peer sr-only"
        />
        <span className={`${buttonClass("plain")} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:opacity-55`}>
          {t("chooseLogo")}
        </span>
      </label>
      {id ? (
        <ClientButton busy={busy} onClick={() => void run(() => put(null))}>
          {t("noLogo")}
        </ClientButton>
      ) : null}
    </div>
  );
}
