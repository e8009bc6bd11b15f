import { getTranslations } from "next-intl/server";

/** The shape of rows that are on their way, so that nothing jumps when they come. */
export async function ListSkeleton({ columns, rows = 10 }: { columns: number; rows?: number }) {
  const t = await getTranslations("common");
  return (
    <div
      role="status"
      aria-label={t("loading")}
      className="overflow-hidden rounded-md border border-rule bg-panel [&_span]:h-4 [&_span]:flex-1 [&_span]:animate-pulse [&_span]:rounded [&_span]:bg-rule/60 [&>div]:flex [&>div]:gap-4 [&>div]:border-b [&>div]:border-rule [&>div]:px-3 [&>div]:py-3 [&>div:last-child]:border-0"
    >
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden="true">
          {Array.from({ length: Math.max(1, columns) }, (__, column) => (
            <span key={column} />
          ))}
        </div>
      ))}
    </div>
  );
}
