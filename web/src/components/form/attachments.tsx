"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, type DragEvent } from "react";
import { tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";
import { upload } from "@/lib/api/upload";
import { useSend } from "@/lib/api/use-send";

interface Attached {
  id: string;
  attachment_id: string;
  name: string;
  size: number;
}

/** A file on its way: how much of it has arrived, from 0 to 1. */
interface Sending {
  name: string;
  share: number;
}

/** The files of a record: dropped or chosen, kept by the API, opened by a click. */
export function Attachments({ kind, id, mayAttach }: { kind: string; id: string; mayAttach: boolean }) {
  const t = useTranslations("form");
  const send = useSend();
  const uploadOnce = useSend(upload);
  const [files, setFiles] = useState<Attached[]>([]);
  const [sending, setSending] = useState<Sending | null>(null);
  const [over, setOver] = useState(false);
  const address = `/v1/documents/records/${kind}/${encodeURIComponent(id)}/files`;
  const load = useCallback(
    (): Promise<void> => get<Attached[]>(address).then(setFiles, () => setFiles([])),
    [address],
  );
  useEffect(() => {
    get<Attached[]>(address).then(setFiles, () => setFiles([]));
  }, [address]);
  const keep = async (file: File): Promise<void> => {
    const form = new FormData();
    form.set("file", file);
    form.set("kind", kind);
    form.set("subject", id);
    setSending({ name: file.name, share: 0 });
    try {
      await uploadOnce({ method: "POST", path: "/v1/documents/files", form, onProgress: (share) => setSending({ name: file.name, share }) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, () => void keep(file).then(load));
    } finally {
      setSending(null);
    }
  };
  const attach = async (list: FileList | null) => {
    for (const file of [...(list ?? [])]) await keep(file);
    await load();
  };
  const remove = async (file: Attached): Promise<void> => {
    try {
      await send({ method: "DELETE", path: `/v1/documents/attachments/${file.attachment_id}` });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellProblem(error.problem, () => void remove(file));
    }
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
          <li key={file.attachment_id} className="flex items-center gap-2">
            <a href={`/v1/documents/files/${file.id}/content`} className="truncate text-accent hover:underline">
              {file.name}
            </a>
            <span className="whitespace-nowrap text-quiet">{Math.ceil(file.size / 1024)} KB</span>
            {mayAttach ? (
              <button
                type="button"
                aria-label={t("removeFile", { name: file.name })}
                onClick={() => void remove(file)}
                className="ms-auto min-h-7 rounded px-2 text-quiet hover:bg-bad-soft hover:text-bad"
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {sending ? (
        <p role="status" className="mb-3 text-sm text-quiet">
          {t("uploadingFile", { name: sending.name })}
          <progress
            aria-label={t("uploadingFile", { name: sending.name })}
            value={sending.share < 1 ? sending.share : undefined}
            className="ms-2 align-middle"
          />
        </p>
      ) : null}
      {mayAttach ? (
        <label className="block cursor-pointer rounded-md border border-dashed border-rule p-4 text-center text-sm text-quiet focus-within:border-accent">
          {t("dropFiles")}
          <input
            type="file"
            multiple
            className="sr-only"
            onChange={(event) => {
              void attach(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
      ) : null}
    </section>
  );
}
