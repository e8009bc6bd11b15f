"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { isLocale, LOCALES } from "@/i18n/locales";
import { speak } from "@/i18n/speak";

/** Lets somebody who is not signed in yet read in their own language; what they typed stays. */
export function LanguageChoice() {
  const t = useTranslations("shell");
  const router = useRouter();
  const choose = (language: string) => {
    if (!isLocale(language)) return;
    speak(language);
    router.refresh();
  };
  return (
    <label className="mt-6 flex items-center justify-center gap-2 text-sm text-quiet">
      {t("language")}
      <select
        value={useLocale()}
        onChange={(event) => choose(event.target.value)}
        className="min-h-9 rounded-md border border-rule bg-panel px-2 text-ink"
      >
        {Object.entries(LOCALES).map(([code, own]) => (
          <option key={code} value={code} lang={code}>
            {own}
          </option>
        ))}
      </select>
    </label>
  );
}
