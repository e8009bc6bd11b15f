import { getTranslations } from "next-intl/server";
import { ButtonLink } from "./button";

/** What is said below the title. */
const TEXT = { forbidden: "forbiddenText", notFound: "notFoundText" } as const;

/** A page that leads nowhere: why, and the way home. `why` is a message key under "errors". */
export async function DeadEnd({ why }: { why: keyof typeof TEXT }) {
  const t = await getTranslations("errors");
  return (
    <div className="mx-auto max-w-md py-16 text-center">
      <h1 className="text-xl font-semibold">{t(why)}</h1>
      <p className="mt-2 text-quiet">{t(TEXT[why])}</p>
      <ButtonLink href="/" look="primary" className="mt-4">
        {t("home")}
      </ButtonLink>
    </div>
  );
}
