"use client";

import { useTranslations } from "next-intl";
import { ClientButton } from "@/components/ui/client-button";
import { tellProblem } from "@/components/ui/toasts";
import { send } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";

interface Company {
  id: string;
  name: string;
}

/** An address that was shared from another company's books says so, and offers to go there. */
export function CompanyNotice({ asked, company, companies }: { asked: string; company: Company; companies: Company[] }) {
  const t = useTranslations("shell");
  if (!asked || asked === company.id) return null;
  const other = companies.find((one) => one.id === asked);
  const enter = async () => {
    try {
      await send({ method: "POST", path: `/v1/identity/companies/${asked}/enter` });
      window.location.reload();
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem);
    }
  };
  return (
    <div role="status" className="no-print mb-3 flex flex-wrap items-center gap-3 rounded-md bg-warn-soft p-3 text-sm text-warn">
      <p>{other ? t("otherCompany", { shown: company.name, meant: other.name }) : t("unknownCompany", { shown: company.name })}</p>
      {other ? <ClientButton onClick={() => void enter()}>{t("enterCompany", { name: other.name })}</ClientButton> : null}
    </div>
  );
}
