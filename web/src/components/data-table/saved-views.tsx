"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useState, type FormEvent } from "react";
import { ClientButton } from "@/components/ui/client-button";
import { inputClass } from "@/components/ui/field";
import { Reason } from "@/components/ui/reason";
import { tell, tellProblem } from "@/components/ui/toasts";
import { get } from "@/lib/api/client";
import { byField, ProblemError } from "@/lib/api/problem";
import { useSend } from "@/lib/api/use-send";

interface View {
  id: string;
  name: string;
  is_own: boolean;
  is_shared: boolean;
  settings: { search?: string };
}

/** Lists as somebody likes to see them: one's own, and those that colleagues share. */
export function SavedViews({ list }: { list: string }) {
  const t = useTranslations("table");
  const send = useSend();
  const path = usePathname();
  const search = useSearchParams();
  const [views, setViews] = useState<View[] | null>(null);
  const [error, setError] = useState("");
  const load = async () => {
    const found = await get<{ items: View[] }>(`/v1/identity/views?limit=100&page=${list}`).catch(() => null);
    setViews(found?.items ?? []);
  };
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const kept = new URLSearchParams(search);
    kept.delete("after");
    setError("");
    try {
      await send({
        method: "POST",
        path: "/v1/identity/views",
        body: {
          page: list,
          name: String(said.get("name")),
          is_shared: said.get("shared") === "on",
          settings: { search: kept.toString() },
        },
      });
      tell({ tone: "good", title: t("viewSaved") });
      form.reset();
      await load();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.status === 0 || error.problem.status >= 500) tellProblem(error.problem);
      else setError(byField(error.problem).name ?? error.problem.title);
    }
  };
  const forget = async (view: View) => {
    try {
      await send({ method: "DELETE", path: `/v1/identity/views/${view.id}` });
      await load();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem);
    }
  };
  return (
    <details
      data-menu=""
      className="relative max-sm:static"
      onToggle={(event) => {
        if (event.currentTarget.open && views === null) void load();
      }}
    >
      <summary className="flex min-h-9 cursor-pointer list-none items-center rounded-md px-2 text-sm hover:bg-accent-soft">{t("views")}</summary>
      <div className="absolute end-0 z-30 mt-1 w-72 max-sm:inset-x-3 max-sm:w-auto rounded-md border border-rule bg-raised p-3 shadow-lg">
        <ul className="mb-3 space-y-1 text-sm">
          {(views ?? []).map((view) => (
            <li key={view.id} className="flex items-center justify-between gap-2">
              <Link href={`${path}?${view.settings.search ?? ""}`} prefetch={false} className="truncate text-accent hover:underline">
                {view.name}
              </Link>
              {view.is_own ? (
                <button
                  type="button"
                  aria-label={t("forgetView", { name: view.name })}
                  onClick={() => void forget(view)}
                  className="rounded px-2 hover:bg-bad-soft"
                >
                  ×
                </button>
              ) : (
                <span className="text-xs text-quiet">{t("shared")}</span>
              )}
            </li>
          ))}
          {views?.length === 0 ? <li className="text-quiet">{t("noViews")}</li> : null}
        </ul>
        <form onSubmit={(event) => void save(event)} className="space-y-2">
          <label className="block text-sm">
            {t("viewName")}
            <input name="name" required maxLength={200} aria-invalid={error ? true : undefined} aria-describedby={error ? "view-error" : undefined} className={inputClass} />
          </label>
          {error ? (
            <p id="view-error" role="alert" className="text-sm text-bad">
              <Reason text={error} />
            </p>
          ) : null}
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" name="shared" />
            {t("share")}
          </label>
          <ClientButton type="submit">{t("saveView")}</ClientButton>
        </form>
      </div>
    </details>
  );
}
