import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";

export default async function Home() {
  const t = await getTranslations("shell.rooms");
  return <PageTitle title={t("home")} />;
}
