"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { ClientButton } from "@/components/ui/client-button";

/** What a page says that could not be made: what to do, and a way to read it again. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("errors");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="mx-auto max-w-md py-16 text-center">
      <h1 className="text-xl font-semibold">{t("title")}</h1>
      <p className="mt-2 text-quiet">{t("text")}</p>
      <ClientButton look="primary" className="mt-4" onClick={again}>
        {t("again")}
      </ClientButton>
    </div>
  );
}
