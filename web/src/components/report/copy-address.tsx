"use client";

import { ClientButton } from "@/components/ui/client-button";
import { tell } from "@/components/ui/toasts";

/** Copies the address of what is shown; it names the company, so that it means the same elsewhere. */
export function CopyAddress({ company, label, copied }: { company: string; label: string; copied: string }) {
  const copy = async () => {
    const address = new URL(window.location.href);
    address.searchParams.set("company", company);
    await navigator.clipboard.writeText(address.toString());
    tell({ tone: "good", title: copied });
  };
  return (
    <ClientButton look="quiet" onClick={() => void copy()}>
      {label}
    </ClientButton>
  );
}

/** Prints the page; the style sheet leaves out what paper does not need. */
export function PrintButton({ label }: { label: string }) {
  return (
    <ClientButton look="quiet" onClick={() => window.print()}>
      {label}
    </ClientButton>
  );
}
