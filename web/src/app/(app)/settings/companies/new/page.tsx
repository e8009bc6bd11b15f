import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { PageTitle } from "@/components/ui/page-title";
import { companyFields } from "@/features/identity/companies/fields";
import { NewCompany } from "@/features/identity/companies/new-company";
import { me } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("actions"))("newCompany") };
}

export default async function Page() {
  const [t, locale, who] = await Promise.all([getTranslations("actions"), getLocale(), me()]);
  if (!may(who.permissions, "identity.companies.write")) forbidden();
  const { country, currency, time_zone, language } = who.company;
  return (
    <>
      <PageTitle title={t("newCompany")} />
      <div className="max-w-3xl rounded-md border border-rule bg-panel p-4">
        <NewCompany fields={companyFields(locale, true)} start={{ country, currency, time_zone, language }} />
      </div>
    </>
  );
}
