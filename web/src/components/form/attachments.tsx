"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type DragEvent } from "react";
import { tellProblem } from "@/components/ui/toasts";
import { get, newKey, send } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";

interface Attached {
  id: string;
  file_id: string;
  name: string;
  size: number;
}

/** The files of a record: dropped or chosen, kept by the API, opened by a click. */
export function Attachments({ kind, id, mayAttach }: { kind: string; id: string; mayAttach: boolean }) {
  const t = useTranslations("form");
  const [files, setFiles] = useState<Attached[]>([]);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const load = useCallback(async () => {
    const asked = `/v1/documents/attachments?kind=${encodeURIComponent(kind)}&subject=${encodeURIComponent(id)}`;
    setFiles((await get<{ items: Attached[] }>(asked).catch(() => ({ items: [] }))).items);
  }, [kind, id]);
  useEffect(() => {
    void load();
  }, [load]);
  const attach = async (list: FileList | null) => {
    setBusy(true);
    for (const file of list ?? []) {
      const form = new FormData();
      form.set("file", file);
      form.set("kind", kind);
      form.set("subject", id);
      try {
        await send({ method: "POST", path: "/v1/documents/attachments", form, key: newKey() });
      } catch (error) {
        if (error instanceof ProblemError) tellProblem(error.problem);
      }
    }
    setBusy(false);
    await load();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void attach(event.dataTransfer.files);
  };
  return (
    <section
      aria-labelledby="attachments"
      onDragOver={(event) => {
        if (!mayAttach) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={mayAttach ? drop : undefined}
      className={`rounded-md border bg-panel p-4 ${over ? "border-accent" : "border-rule"}`}
    >
      <h2 id="attachments" className="mb-2 font-semibold">
        {t("attachments")}
      </h2>
      <ul className="mb-3 space-y-1 text-sm">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/v1/documents/files/${file.file_id}/content`} className="text-accent hover:underline">
              {file.name}
            </a>{" "}
            <span className="text-quiet">{Math.ceil(file.size / 1024)} KB</span>
          </li>
        ))}
      </ul>
      {mayAttach ? (
        <label className="block cursor-pointer rounded-md border border-dashed border-rule p-4 text-center text-sm text-quiet focus-within:border-accent">
          {busy ? t("uploading") : t("dropFiles")}
          <input type="file" multiple className="sr-only" onChange={(event) => void attach(event.target.files)} />
        </label>
      ) : null}
    </section>
  );
}
