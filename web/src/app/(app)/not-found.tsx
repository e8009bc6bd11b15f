import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** Nothing at this address that this reader may see; the shell stays, so that they can go on. */
export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <div className="mx-auto max-w-md py-16 text-center">
      <h1 className="text-xl font-semibold">{t("notFound")}</h1>
      <p className="mt-2 text-quiet">{t("notFoundText")}</p>
      <ButtonLink href="/" look="primary" className="mt-4">
        {t("home")}
      </ButtonLink>
    </div>
  );
}
