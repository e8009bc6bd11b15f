import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import type { Values } from "@/components/form/definition";
import { PageTitle } from "@/components/ui/page-title";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import type { ImportDefinition } from "./definition";
import { ImportWizard } from "./import-wizard";

/** The screen of an import, for those who may. */
export async function ImportPage({ definition, said }: { definition: ImportDefinition; said?: Values }) {
  const [t, who] = await Promise.all([getTranslations("imports"), me()]);
  if (!may(who.permissions, definition.permission)) forbidden();
  return (
    <>
      <PageTitle title={t(`titles.${definition.id}`)} />
      <ImportWizard definition={definition} said={said} />
    </>
  );
}
