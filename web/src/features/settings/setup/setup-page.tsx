import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { ActionBar } from "@/components/form/action-bar";
import { FieldsForm } from "@/components/form/fields-form";
import type { FieldDefinition } from "@/components/form/definition";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { me, read, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { chartFor, taxesFor } from "./templates";

interface Beginning {
  books: boolean;
  taxes: boolean;
  letterhead: boolean;
}

const TERMS = { label: "take", permission: "parties.terms.write", method: "POST", path: "/v1/parties/terms/ready-made", look: "primary" } as const;

/** Sets a company's books up, one step after the other; what is done stays done. */
export async function SetupPage() {
  const [t, who, begun] = await Promise.all([getTranslations("setup"), me(), readIfAllowed<Beginning>("/v1/reports/beginning")]);
  const needed = ["ledger.settings.write", "catalog.taxes.write", "parties.terms.write", "invoicing.settings.write"];
  if (!needed.every((one) => may(who.permissions, one))) {
    if (begun?.books) forbidden();
    return (
      <>
        <PageTitle title={t("title")} />
        <p className="max-w-prose rounded-md border border-rule bg-panel p-4">{t("notYours")}</p>
      </>
    );
  }
  const [beginning, terms, templates] = await Promise.all([
    read<Beginning>("/v1/reports/beginning"),
    readIfAllowed<{ items: unknown[] }>("/v1/parties/terms", { limit: 1 }),
    read<{ template: string; name: string; accounts: number }[]>("/v1/ledger/templates"),
  ]);
  const hasTerms = (terms?.items.length ?? 0) > 0;
  const { country } = who.company;
  const charts = templates.map((one) => ({ ...one, name: t.has(`charts.${one.template}`) ? t(`charts.${one.template}`) : one.name }));
  const steps: { key: string; done: boolean; form: ReactNode }[] = [
    {
      key: "books",
      done: beginning.books,
      form: <FieldsForm fields={bookFields(charts, country, who.company.currency, t)} path="/v1/ledger/setup" submit="setUpBooks" />,
    },
    {
      key: "taxes",
      done: beginning.taxes,
      form: (
        <FieldsForm
          fields={[{ key: "template", label: "tax_template", kind: "choice", required: true, initial: taxesFor(country), options: ["de", "us", "generic"].map((one) => [one, t(`taxTemplates.${one}`)] as const) }]}
          path="/v1/catalog/taxes/ready-made"
          submit="take"
        />
      ),
    },
    { key: "terms", done: hasTerms, form: <ActionBar actions={[TERMS]} record={{}} /> },
    { key: "letterhead", done: beginning.letterhead, form: <ButtonLink look="primary" href="/settings/company#letterhead">{t("letterhead.go")}</ButtonLink> },
  ];
  const now = steps.findIndex((step) => !step.done);
  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle title={t("title")} />
      <p className="mb-5 text-quiet">{t("text", { company: who.company.name })}</p>
      <ol className="space-y-4">
        {steps.map((step, n) => (
          <li key={step.key} aria-current={n === now ? "step" : undefined} className="rounded-md border border-rule bg-panel p-4">
            <div className="flex items-center gap-3">
              <span aria-hidden="true" className={`grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold ${step.done ? "bg-good text-panel" : "border border-quiet"}`}>
                {step.done ? "✓" : n + 1}
              </span>
              <h2 className="font-semibold">{t(`${step.key}.title`)}</h2>
              {step.done ? <span className="text-sm text-good">{t("done")}</span> : null}
            </div>
            {n === now || (!step.done && n > 0 && beginning.books) ? (
              <div className="mt-3">
                <p className="mb-4 text-sm text-quiet">{t(`${step.key}.text`)}</p>
                {step.form}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {beginning.books ? (
        <div className="mt-5 flex justify-end">
          <ButtonLink href="/" look={now < 0 ? "primary" : "plain"}>
            {t("home")}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}

function bookFields(
  templates: readonly { template: string; name: string; accounts: number }[],
  country: string,
  currency: string,
  t: (key: string, values?: Record<string, string | number>) => string,
): FieldDefinition[] {
  return [
    {
      key: "template", label: "chart_template", kind: "choice", required: true, initial: chartFor(country), wide: true,
      options: templates.map((one) => [one.template, t("chart", { name: one.name, accounts: one.accounts })] as const), help: "chartTemplate",
    },
    { key: "language", label: "chart_language", kind: "choice", required: true, initial: country === "DE" || country === "AT" ? "de" : "en", options: [["en", "English"], ["de", "Deutsch"]] },
    { key: "year_starts", kind: "date", required: true, initial: `${new Date().getUTCFullYear()}-01-01`, help: "yearStarts" },
    { key: "currency", kind: "currency", required: true, initial: currency, help: "booksCurrency" },
  ];
}
