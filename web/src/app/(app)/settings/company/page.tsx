import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RouteMessages } from "@/components/ui/route-messages";
import { CompanyPage } from "@/features/identity/companies/company-page";
import { CompanySettings } from "@/features/settings/company/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.rooms"))("company") };
}

export default function Page() {
  return (
    <RouteMessages of={["settings"]}>
      <CompanyPage>
        <CompanySettings />
      </CompanyPage>
    </RouteMessages>
  );
}
