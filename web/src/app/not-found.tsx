import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** There is nothing at this address, or nothing that this reader may see. */
export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <main className="mx-auto max-w-md py-24 text-center">
      <h1 className="text-xl font-semibold">{t("notFound")}</h1>
      <p className="mt-2 text-quiet">{t("notFoundText")}</p>
      <ButtonLink href="/" look="primary" className="mt-4">
        {t("home")}
      </ButtonLink>
    </main>
  );
}
