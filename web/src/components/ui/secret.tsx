"use client";

import { ClientButton } from "./client-button";
import { tell } from "./toasts";

/** A secret that is shown once: to be copied now, for it is kept nowhere. */
export function Secret({ title, text, value, copy, copied }: { title: string; text: string; value: string; copy: string; copied: string }) {
  const take = async () => {
    await navigator.clipboard.writeText(value);
    tell({ tone: "good", title: copied });
  };
  return (
    <section role="status" className="rounded-md border border-warn bg-warn-soft p-4">
      <h2 className="font-semibold text-warn">{title}</h2>
      <p className="mt-1 text-sm text-warn">{text}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <code dir="ltr" className="rounded bg-panel px-2 py-1 text-sm break-all select-all">
          {value}
        </code>
        <ClientButton onClick={() => void take()}>{copy}</ClientButton>
      </div>
    </section>
  );
}
