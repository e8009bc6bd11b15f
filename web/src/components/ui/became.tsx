import type { ReactNode } from "react";

/**
 * What something was, and what it became. Each stands in its own direction, and the arrow points the
 * way the page is read: two numbers would else be written from right to left, and it against them.
 */
export function Became({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <>
      <bdi>{from}</bdi> <span className="inline-block rtl:-scale-x-100">→</span> <bdi>{to}</bdi>
    </>
  );
}
