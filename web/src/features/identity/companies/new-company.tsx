"use client";

import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition, Values } from "@/components/form/definition";
import { tellProblem } from "@/components/ui/toasts";
import { send } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";

/** Adds a company, opens it, and leads to the set-up of its books. */
export function NewCompany({ fields, start }: { fields: readonly FieldDefinition[]; start: Values }) {
  const enter = async (company: Values) => {
    try {
      await send({ method: "POST", path: `/v1/identity/companies/${String(company.id)}/enter` });
      window.location.assign("/setup");
    } catch (error) {
      if (error instanceof ProblemError) tellProblem(error.problem);
    }
  };
  return <FieldsForm fields={fields} record={start} path="/v1/identity/companies" submit="newCompany" onDone={(company) => void enter(company)} />;
}
