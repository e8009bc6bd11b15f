"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useTheme } from "next-themes";
import { isLocale, languageOf, LOCALES } from "@/i18n/locales";
import { speak } from "@/i18n/speak";
import { send } from "@/lib/api/client";
import { keepPreference } from "@/lib/api/preferences";
import { openOverlay } from "./keyboard";
import { useMenus } from "./use-menus";

const entryClass =
  "block w-full rounded px-3 py-1.5 text-start text-sm hover:bg-accent-soft";

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part[0]?.toUpperCase() ?? "")
    .join("");
}

/** Who is signed in, and what is theirs to choose: language, theme, profile, leaving. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { theme, setTheme } = useTheme();
  useMenus();
  const choose = async (language: string) => {
    if (!isLocale(language)) return;
    speak(language);
    // Kept with the account, too, so that other browsers and letters speak it; here the cookie rules.
    await keepPreference({ language }).catch(() => undefined);
    window.location.reload();
  };
  const leave = async () => {
    await send({ method: "POST", path: "/v1/identity/sign-out" }).catch(() => undefined);
    window.location.assign("/sign-in");
  };
  return (
    <details data-menu="" className="relative">
      <summary className="flex min-h-9 list-none items-center rounded-md border border-rule px-3 text-sm">
        <span className="hidden max-w-32 truncate sm:inline">{name || email}</span>
        <span aria-hidden="true" className="sm:hidden">
          {initials(name || email)}
        </span>
        <span className="sr-only sm:hidden">{name || email}</span>
      </summary>
      <div className="absolute end-0 z-40 mt-2 w-60 rounded-md border border-rule bg-raised p-2 shadow-lg">
        <p className="truncate px-3 py-1 text-xs text-quiet">{email}</p>
        <Link href="/settings/profile" className={entryClass} prefetch={false}>
          {t("rooms.profile")}
        </Link>
        <label className="block px-3 py-1.5 text-sm">
          {t("language")}
          <select
            value={languageOf(locale)}
            onChange={(event) => void choose(event.target.value)}
            className="mt-1 block w-full rounded border border-rule bg-panel p-1"
          >
            {Object.entries(LOCALES).map(([code, own]) => (
              <option key={code} value={code}>
                {own}
              </option>
            ))}
          </select>
        </label>
        <label className="block px-3 py-1.5 text-sm">
          {t("theme")}
          <select
            value={theme}
            onChange={(event) => setTheme(event.target.value)}
            className="mt-1 block w-full rounded border border-rule bg-panel p-1"
            suppressHydrationWarning
          >
            <option value="system">{t("themes.system")}</option>
            <option value="light">{t("themes.light")}</option>
            <option value="dark">{t("themes.dark")}</option>
          </select>
        </label>
        <button type="button" className={entryClass} onClick={() => openOverlay("sheet")}>
          {t("shortcuts")}
        </button>
        <button type="button" className={entryClass} onClick={() => void leave()}>
          {t("signOut")}
        </button>
      </div>
    </details>
  );
}
