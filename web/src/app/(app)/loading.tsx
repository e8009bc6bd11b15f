import { getTranslations } from "next-intl/server";

/** The outline of a page while the server reads: a title, and what will be lines. */
export default async function Loading() {
  const t = await getTranslations("common");
  return (
    <div role="status" className="animate-pulse space-y-4">
      <span className="sr-only">{t("loading")}</span>
      <div className="h-7 w-48 rounded bg-rule" />
      <div className="space-y-3 rounded-md border border-rule bg-panel p-4">
        {Array.from({ length: 8 }, (_, n) => (
          <div key={n} className="h-4 rounded bg-page" />
        ))}
      </div>
    </div>
  );
}
