import { getTranslations } from "next-intl/server";

/** What a key may do, as the API calls it. */
export async function Scopes({ scopes }: { scopes: readonly string[] }) {
  const t = await getTranslations("settings");
  return (
    <section aria-label={t("scopes")} className="mb-5 rounded-md border border-rule bg-panel p-4">
      <h2 className="mb-2 font-semibold">{t("scopes")}</h2>
      <ul className="flex flex-wrap gap-2 text-sm">
        {scopes.map((scope) => (
          <li key={scope}>
            <code dir="ltr" className="rounded bg-page px-1.5 py-0.5">
              {scope}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}
