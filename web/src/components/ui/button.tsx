import Link from "next/link";
import type { ButtonHTMLAttributes, ComponentProps } from "react";

export type Look = "primary" | "plain" | "quiet" | "danger";

const SHARED =
  "inline-flex min-h-9 items-center justify-center gap-2 rounded-md border px-3 py-1.5 text-sm font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-55";

const LOOKS: Record<Look, string> = {
  primary: "border-transparent bg-accent text-accent-ink hover:opacity-90",
  plain: "border-rule bg-panel text-ink hover:bg-accent-soft",
  quiet: "border-transparent bg-transparent text-ink hover:bg-accent-soft",
  danger: "border-transparent bg-bad-soft text-bad hover:opacity-90",
};

export function buttonClass(look: Look = "plain", extra = ""): string {
  return `${SHARED} ${LOOKS[look]} ${extra}`;
}

/** A button in a server component or inside a form: it submits, or does nothing by itself. */
export function Button({
  look = "plain",
  className,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** Going somewhere, looking like a button. */
export function ButtonLink({
  look = "plain",
  className,
  ...rest
}: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link className={buttonClass(look, className)} {...rest} />;
}
