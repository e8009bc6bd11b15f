"use client";

import { NextIntlClientProvider, type AbstractIntlMessages } from "next-intl";
import { useMemo, type ReactNode } from "react";

/**
 * The words that components in the browser need on every page. They come as one text: hundreds of
 * small ones would be written and read one by one on every page.
 */
export function Words({
  locale,
  timeZone,
  words,
  children,
}: {
  locale: string;
  timeZone: string;
  /** Messages as JSON. */
  words: string;
  children: ReactNode;
}) {
  const messages = useMemo(() => JSON.parse(words) as AbstractIntlMessages, [words]);
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
