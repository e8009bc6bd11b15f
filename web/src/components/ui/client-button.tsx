"use client";

import type { ButtonHTMLAttributes } from "react";
import { Button, type Look } from "./button";

/**
 * The button with client behaviour. Event handlers never cross into server components: a client
 * component that has something to do on a click uses this one.
 */
export function ClientButton({
  busy = false,
  disabled,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; busy?: boolean }) {
  return <Button aria-busy={busy || undefined} disabled={disabled || busy} {...rest} />;
}
