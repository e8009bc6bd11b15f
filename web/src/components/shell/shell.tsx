import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { AccountMenu } from "./account-menu";
import { CompanySwitch } from "./company-switch";
import { NAVIGATION } from "./navigation";
import { NavigationLink } from "./navigation-link";
import { OfflineNotice } from "./offline-notice";
import { PaletteButton } from "./palette-button";

/** The frame of every page behind the sign-in: rooms at the side, a bar on top, the page. */
export async function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const t = await getTranslations("shell");
  const wings = NAVIGATION.map((wing) => ({
    ...wing,
    rooms: wing.rooms.filter((room) => may(me.permissions, room.permission)),
  })).filter((wing) => wing.rooms.length > 0);
  const links = wings.map((wing) => (
    <div key={wing.label} className="mb-4">
      <p className="px-3 pb-1 text-xs font-semibold tracking-wide text-quiet uppercase">
        {t(`wings.${wing.label}`)}
      </p>
      <ul>
        {wing.rooms.map((room) => (
          <li key={room.href}>
            <NavigationLink href={room.href}>{t(`rooms.${room.label}`)}</NavigationLink>
          </li>
        ))}
      </ul>
    </div>
  ));
  return (
    <div className="flex min-h-dvh flex-col md:flex-row">
      <meta name="erp-csrf" content={me.csrf} />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-panel focus:p-2"
      >
        {t("skip")}
      </a>
      <nav
        aria-label={t("navigation")}
        className="no-print hidden w-56 shrink-0 overflow-y-auto border-e border-rule bg-panel py-3 md:sticky md:top-0 md:block md:h-dvh"
      >
        <Link href="/" className="mb-4 block px-3 text-lg font-semibold">
          ERP
        </Link>
        {links}
      </nav>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="no-print sticky top-0 z-30 flex flex-wrap items-center gap-2 border-b border-rule bg-panel px-3 py-2">
          <details className="group relative md:hidden">
            <summary className="list-none rounded-md border border-rule px-3 py-1.5 text-sm">
              {t("menu")}
            </summary>
            <nav
              aria-label={t("navigation")}
              className="absolute start-0 z-40 mt-2 max-h-[80dvh] w-64 overflow-y-auto rounded-md border border-rule bg-raised py-3 shadow-lg"
            >
              {links}
            </nav>
          </details>
          <CompanySwitch company={me.company} companies={me.companies} />
          <div className="flex-1" />
          <PaletteButton permissions={me.permissions} />
          <AccountMenu name={me.user.name} email={me.user.email} />
        </header>
        <OfflineNotice />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 p-3 md:p-5">
          {children}
        </main>
      </div>
    </div>
  );
}
