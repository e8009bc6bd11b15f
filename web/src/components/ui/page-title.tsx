import type { ReactNode } from "react";

/** The title of a page, and what can be done on it. */
export function PageTitle({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="text-xl font-semibold">{title}</h1>
      {about}
      <div className="no-print ms-auto flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
