import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";

/** The reader is known, and has not the right: who can give it, and where to go. */
export default async function Forbidden() {
  const t = await getTranslations("errors");
  return (
    <div className="mx-auto max-w-md py-16 text-center">
      <h1 className="text-xl font-semibold">{t("forbidden")}</h1>
      <p className="mt-2 text-quiet">{t("forbiddenText")}</p>
      <ButtonLink href="/" look="primary" className="mt-4">
        {t("home")}
      </ButtonLink>
    </div>
  );
}
