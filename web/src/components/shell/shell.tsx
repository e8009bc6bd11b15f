import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { AccountMenu } from "./account-menu";
import { CompanySwitch } from "./company-switch";
import { Inbox } from "./inbox";
import { Keyboard } from "./keyboard";
import { FOLDED, NAVIGATION } from "./navigation";
import { NavigationDrawer } from "./navigation-drawer";
import { NavigationLink } from "./navigation-link";
import { NavigationToggle } from "./navigation-toggle";
import { OfflineNotice } from "./offline-notice";

const ID = "shell";

/** The frame of every page behind the sign-in: rooms at the side, a bar on top, the page. */
export async function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const [t, kept] = await Promise.all([getTranslations("shell"), cookies()]);
  const isFolded = kept.get(FOLDED)?.value === "folded";
  const wings = NAVIGATION.map((wing) => ({
    ...wing,
    rooms: wing.rooms.filter((room) => may(me.permissions, room.permission)),
  })).filter((wing) => wing.rooms.length > 0);
  const links = wings.map((wing) => (
    <details key={wing.label} open className="group/wing mb-3">
      <summary className="flex list-none items-center justify-between min-h-6 px-3 pb-1 text-xs font-semibold tracking-wide text-quiet uppercase [&::-webkit-details-marker]:hidden">
        {t(`wings.${wing.label}`)}
        <svg viewBox="0 0 10 10" className="size-2.5 fill-none stroke-current group-open/wing:rotate-180" aria-hidden="true">
          <path d="M1.5 3l3.5 4 3.5-4" />
        </svg>
      </summary>
      <ul>
        {wing.rooms.map((room) => (
          <li key={room.href}>
            <NavigationLink href={room.href}>{t(`rooms.${room.label}`)}</NavigationLink>
          </li>
        ))}
      </ul>
    </details>
  ));
  return (
    <div id={ID} data-nav={isFolded ? "folded" : "open"} className="group/shell flex min-h-dvh flex-col md:flex-row">
      <meta name="erp-csrf" content={me.csrf ?? ""} />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-panel focus:p-2"
      >
        {t("skip")}
      </a>
      <nav
        id={`${ID}-navigation`}
        aria-label={t("navigation")}
        className="no-print hidden w-56 shrink-0 overflow-y-auto border-e border-rule bg-panel py-3 md:sticky md:top-0 md:h-dvh md:group-data-[nav=open]/shell:block"
      >
        <Link href="/" className="mb-4 block px-3 text-lg font-semibold">
          ERP
        </Link>
        {links}
      </nav>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="no-print sticky top-0 z-30 flex items-center gap-2 border-b border-rule bg-panel px-3 py-2">
          <NavigationDrawer>{links}</NavigationDrawer>
          <NavigationToggle shell={ID} folded={isFolded} />
          <CompanySwitch company={me.company} companies={me.companies} mayAdd={may(me.permissions, "identity.companies.write")} />
          <div className="flex-1" />
          <Keyboard permissions={me.permissions} />
          {may(me.permissions, "notifications.messages.read") ? <Inbox /> : null}
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
