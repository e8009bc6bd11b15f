import { getTranslations } from "next-intl/server";

/** Shown while the server reads. */
export default async function Loading() {
  const t = await getTranslations("common");
  return (
    <p role="status" className="animate-pulse py-16 text-center text-quiet">
      {t("loading")}
    </p>
  );
}
