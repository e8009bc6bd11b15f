import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { Toasts } from "@/components/ui/toasts";
import { Words } from "@/components/ui/words";
import { direction, languageOf } from "@/i18n/locales";
import "./globals.css";

const TITLE = "ERP";
const DESCRIPTION = "Quotes, invoices, payments and books that agree.";

export const metadata: Metadata = {
  metadataBase: new URL(process.env.ERP_PUBLIC_URL ?? "http://127.0.0.1:3000"),
  title: { default: TITLE, template: `%s · ${TITLE}` },
  description: DESCRIPTION,
  openGraph: { title: TITLE, description: DESCRIPTION, type: "website", siteName: TITLE },
  twitter: { card: "summary", title: TITLE, description: DESCRIPTION },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0e141b" },
  ],
};

/** Messages that client components use anywhere; a route's own are sent by its layout. */
const EVERYWHERE = ["actions", "sections", "help", "common", "shell", "table", "form", "errors", "palette", "fields", "status", "imports"];

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, timeZone, messages, nonce] = await Promise.all([
    getLocale(),
    getTimeZone(),
    getMessages(),
    headers().then((all) => all.get("x-nonce") ?? undefined),
  ]);
  const sent = Object.fromEntries(EVERYWHERE.map((name) => [name, messages[name]]));
  return (
    <html lang={languageOf(locale)} dir={direction(locale)} suppressHydrationWarning>
      <body className="min-h-dvh">
        <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
          <Words locale={locale} timeZone={timeZone} words={JSON.stringify(sent)}>
            <NuqsAdapter>{children}</NuqsAdapter>
            <Toasts />
          </Words>
        </ThemeProvider>
      </body>
    </html>
  );
}
