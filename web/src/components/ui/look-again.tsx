"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds after which the page looks again: what is on its way mostly arrives soon, or not for long. */
const LOOKS = [1_500, 3_000, 6_000, 12_000, 30_000];

/** Reads the page anew while it shows something that passes by itself, such as a letter on its way. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timers = LOOKS.map((after) => setTimeout(() => document.hidden || router.refresh(), after));
    return () => timers.forEach(clearTimeout);
  }, [router]);
  return null;
}
