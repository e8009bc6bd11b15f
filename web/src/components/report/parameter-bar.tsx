import Form from "next/form";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { NamedDateInput } from "@/components/ui/date-input";
import { inputClass } from "@/components/ui/field";
import { me, query, readIfAllowed } from "@/lib/api/server";
import { may } from "@/lib/permissions/permissions";
import { first, fromTheStart, type ReportDefinition, type Search } from "./definition";
import { LookupParameter } from "./lookup-parameter";
import { periodOf, PRESETS } from "./periods";

const BESIDE = [1, 2, 3, 4, 5, 11];
const box = `${inputClass} mt-0.5`;

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="text-xs text-quiet">
      {label}
      {children}
    </label>
  );
}

function Select({ name, label, value, options }: { name: string; label: string; value: string; options: readonly (readonly [string, string])[] }) {
  return (
    <Labelled label={label}>
      <select name={name} defaultValue={value} className={box}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** What a report can be asked, as a form whose answers live in the address. */
export async function ParameterBar({
  definition,
  here,
  search,
  asked,
  today,
  yearStarts,
}: {
  definition: ReportDefinition;
  here: string;
  search: Search;
  asked: Readonly<Record<string, string | string[]>>;
  today: string;
  yearStarts: number;
}) {
  const t = await getTranslations("reports");
  const said = (name: string) => first(search[name] ?? asked[name]);
  const kept = { ...fromTheStart(asked), detail: search.detail };
  return (
    <div className="no-print mb-4 rounded-md border border-rule bg-panel p-3">
      <Form key={JSON.stringify(asked)} action={here} className="flex flex-wrap items-end gap-2">
        {(definition.when === "span" ? ["starts", "ends"] : ["on"]).map((name) => (
          <Labelled key={name} label={t(`asks.${name}`)}>
            <NamedDateInput name={name} required initial={said(name)} aria-label={t(`asks.${name}`)} className="mt-0.5 w-40" />
          </Labelled>
        ))}
        {definition.account ? <LookupParameter name="account" lookup="accounts" label={t("asks.account")} value={said("account")} /> : null}
        {definition.party ? <LookupParameter name="party" lookup="parties" label={t("asks.party")} value={said("party")} /> : null}
        {definition.journal ? <Journals value={said("journal")} /> : null}
        {(definition.choices ?? []).map((choice) => (
          <Select key={choice.key} name={choice.key} label={t(`asks.${choice.key}`)} value={said(choice.key)} options={choice.of.map((one) => [one, t(`choices.${one}`)] as const)} />
        ))}
        {definition.compares ? (
          <>
            <Select name="compare" label={t("asks.compare")} value={said("compare")} options={["nothing", "previous_period", "previous_year"].map((one) => [one, t(`choices.${one}`)] as const)} />
            <Select name="periods" label={t("asks.periods")} value={said("periods") || "1"} options={BESIDE.map((one) => [String(one), String(one)] as const)} />
          </>
        ) : null}
        {definition.splits ? (
          <Select name="split" label={t("asks.split")} value={said("split")} options={["not", "month", "quarter", "year"].map((one) => [one, t(`choices.split_${one}`)] as const)} />
        ) : null}
        {definition.dimension ? <Dimensions value={said("dimension_value")} /> : null}
        {definition.levels ? (
          <Select name="detail" label={t("asks.detail")} value={said("detail")} options={["all", "totals"].map((one) => [one === "all" ? "" : one, t(`choices.detail_${one}`)] as const)} />
        ) : null}
        <Button type="submit" look="primary">
          {t("show")}
        </Button>
      </Form>
      <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {PRESETS.map((preset) => {
          const period = periodOf(preset, today, yearStarts);
          const days = definition.when === "span" ? { ...period } : { on: period.ends };
          return (
            <li key={preset}>
              <Link href={`${here}${query({ ...kept, ...days })}`} prefetch={false} className="text-accent hover:underline">
                {t(`presets.${preset}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The month with which the company's fiscal years begin. */
export async function firstMonth(): Promise<number> {
  const who = await me();
  if (!may(who.permissions, "ledger.periods.read")) return 1;
  const years = await readIfAllowed<{ starts: string }[]>("/v1/ledger/years");
  return Number(years?.at(-1)?.starts.slice(5, 7) ?? 1);
}

async function Journals({ value }: { value: string }) {
  const [t, journals] = await Promise.all([
    getTranslations("reports"),
    readIfAllowed<{ code: string; name: string }[]>("/v1/ledger/journals"),
  ]);
  const options = (journals ?? []).map((one) => [one.code, `${one.code} ${one.name}`] as const);
  return <Select name="journal" label={t("asks.journal")} value={value} options={[["", t("choices.every")], ...options]} />;
}

async function Dimensions({ value }: { value: string }) {
  const [t, page] = await Promise.all([
    getTranslations("reports"),
    readIfAllowed<{ items: { id: string; name: string }[] }>("/v1/ledger/dimension-values", { limit: 200 }),
  ]);
  const options = (page?.items ?? []).map((one) => [one.id, one.name] as const);
  if (options.length === 0) return null;
  return <Select name="dimension_value" label={t("asks.dimension")} value={value} options={[["", t("choices.every")], ...options]} />;
}
