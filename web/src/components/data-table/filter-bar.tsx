import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { filterNames, type FilterDefinition, type ListDefinition } from "./definition";

type Search = Record<string, string | string[] | undefined>;

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** The filters of a list: a form whose answers live in the address, so that a list can be shared. */
export async function FilterBar({
  definition,
  search,
  here,
}: {
  definition: ListDefinition;
  search: Search;
  here: string;
}) {
  const t = await getTranslations();
  const isFiltered = [...filterNames(definition), "q"].some((name) => first(search[name]) !== "");
  return (
    <Form action={here} className="no-print mb-3 flex flex-wrap items-end gap-2">
      {search.sort ? <input type="hidden" name="sort" value={first(search.sort)} /> : null}
      {search.columns ? <input type="hidden" name="columns" value={first(search.columns)} /> : null}
      {definition.search ? (
        <label className="grow text-xs text-quiet sm:grow-0">
          {t("table.search")}
          <input
            type="search"
            name="q"
            defaultValue={first(search.q)}
            className={`${inputClass} mt-0.5 sm:w-56`}
          />
        </label>
      ) : null}
      {definition.filters.map((filter) => (
        <Filter key={filter.key} filter={filter} search={search} />
      ))}
      <Button type="submit">{t("table.apply")}</Button>
      {isFiltered ? (
        <ButtonLink href={here} look="quiet">
          {t("table.clear")}
        </ButtonLink>
      ) : null}
    </Form>
  );
}

async function Filter({ filter, search }: { filter: FilterDefinition; search: Search }) {
  const t = await getTranslations();
  const label = t(`fields.${filter.label ?? filter.key}`);
  const box = `${inputClass} mt-0.5`;
  if (filter.kind === "choice" || filter.kind === "boolean") {
    const choices = filter.kind === "boolean" ? ["true", "false"] : (filter.choices ?? []);
    const named = (choice: string) =>
      filter.kind === "boolean"
        ? t(choice === "true" ? "common.yes" : "common.no")
        : t.has(`status.${choice}`)
          ? t(`status.${choice}`)
          : choice;
    return (
      <label className="text-xs text-quiet">
        {label}
        <select name={filter.key} defaultValue={first(search[filter.key])} className={box}>
          <option value="">{t("table.any")}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {named(choice)}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (filter.kind === "text") {
    const name = `${filter.key}_has`;
    return (
      <label className="text-xs text-quiet">
        {label}
        <input name={name} defaultValue={first(search[name])} className={box} />
      </label>
    );
  }
  return (
    <fieldset className="flex gap-1">
      <legend className="text-xs text-quiet">{label}</legend>
      {(["from", "to"] as const).map((end) => (
        <input
          key={end}
          name={`${filter.key}_${end}`}
          type={filter.kind === "dates" ? "date" : "text"}
          inputMode={filter.kind === "amounts" ? "decimal" : undefined}
          aria-label={`${label}: ${t(`table.${end}`)}`}
          defaultValue={first(search[`${filter.key}_${end}`])}
          className={`${inputClass} w-36`}
        />
      ))}
    </fieldset>
  );
}
