"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type MouseEvent } from "react";
import { tell, tellProblem } from "@/components/ui/toasts";
import { problemOf } from "@/lib/api/problem";

/** The whole list as a file, with the filters that hold now; how much has come is shown meanwhile. */
export function ExportButton({
  path,
  asked,
  name,
}: {
  path: string;
  asked: Record<string, string | string[]>;
  name: string;
}) {
  const t = useTranslations("table");
  const [come, setCome] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const address = (format: string) => {
    const search = new URLSearchParams({ format });
    for (const [key, value] of Object.entries(asked)) {
      for (const one of Array.isArray(value) ? value : [value]) search.append(key, one);
    }
    return `${path}?${search}`;
  };
  const save = async (event: MouseEvent, format: string) => {
    event.preventDefault();
    stop.current = new AbortController();
    setCome(0);
    try {
      const response = await fetch(address(format), { signal: stop.current.signal });
      if (!response.ok) {
        tellProblem(await problemOf(response));
        return;
      }
      const file = await received(response, setCome);
      keep(file, `${name}.${format}`);
      tell({ tone: "good", title: t("exported") });
    } catch {
      if (!stop.current.signal.aborted) tell({ tone: "bad", title: "offline" });
    } finally {
      setCome(null);
    }
  };
  if (come !== null) {
    return (
      <span role="status" className="inline-flex items-center gap-2 text-sm text-quiet">
        {t("exporting", { kilobytes: Math.ceil(come / 1024) })}
        <button type="button" onClick={() => stop.current?.abort()} className="rounded px-2 py-1 underline">
          {t("stop")}
        </button>
      </span>
    );
  }
  return (
    <>
      {(["csv", "xlsx"] as const).map((format) => (
        <a
          key={format}
          href={address(format)}
          download
          aria-label={t("exportAs", { format: format.toUpperCase() })}
          onClick={(event) => void save(event, format)}
          className="inline-flex min-h-9 items-center rounded-md px-2 text-sm hover:bg-accent-soft"
        >
          {format.toUpperCase()}
        </a>
      ))}
    </>
  );
}

async function received(response: Response, onCome: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  const pieces: BlobPart[] = [];
  let come = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    come += value.byteLength;
    onCome(come);
  }
  return new Blob(pieces, { type: response.headers.get("content-type") ?? "application/octet-stream" });
}

function keep(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
