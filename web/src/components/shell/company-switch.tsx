"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { tellProblem } from "@/components/ui/toasts";
import { send } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";

interface Company {
  id: string;
  name: string;
}

const ADD = "+";

/** Which company's books are open; another one is a choice away, and so is a new one. */
export function CompanySwitch({ company, companies, mayAdd }: { company: Company; companies: Company[]; mayAdd: boolean }) {
  const t = useTranslations("shell");
  const [busy, setBusy] = useState(false);
  if (companies.length < 2 && !mayAdd) return <p className="min-w-0 truncate text-sm font-medium">{company.name}</p>;
  const choose = async (id: string) => {
    if (id === ADD) {
      window.location.assign("/settings/companies/new");
      return;
    }
    setBusy(true);
    try {
      await send({ method: "POST", path: `/v1/identity/companies/${id}/enter` });
      window.location.assign("/");
    } catch (error) {
      setBusy(false);
      if (error instanceof ProblemError) tellProblem(error.problem);
    }
  };
  return (
    <select
      aria-label={t("company")}
      value={company.id}
      disabled={busy}
      dir="auto"
      onChange={(event) => void choose(event.target.value)}
      className="min-h-9 w-48 min-w-0 shrink text-ellipsis sm:w-auto sm:max-w-80 rounded-md border border-rule bg-panel px-2 text-sm font-medium"
    >
      {companies.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
      {mayAdd ? <option value={ADD}>{t("addCompany")}</option> : null}
    </select>
  );
}
