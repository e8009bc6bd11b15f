import { getTranslations } from "next-intl/server";

/** The shape of rows that are on their way, so that nothing jumps when they come. */
export async function ListSkeleton({ columns, rows = 10 }: { columns: number; rows?: number }) {
  const t = await getTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className="overflow-hidden rounded-md border border-rule bg-panel">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true" className="flex gap-4 border-b border-rule px-3 py-3 last:border-0">
          {Array.from({ length: Math.max(1, columns) }, (__, column) => (
            <span key={column} className="h-4 flex-1 animate-pulse rounded bg-rule/60" />
          ))}
        </div>
      ))}
    </div>
  );
}
