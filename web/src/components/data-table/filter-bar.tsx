"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffect, useId, useMemo, useRef, useState, useTransition, type FormEvent } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { NamedDateInput } from "@/components/ui/date-input";
import { inputClass } from "@/components/ui/field";
import { typedDecimal, writtenDecimal } from "@/lib/format/typing";
import { wordFor } from "@/lib/format/words";
import { filterNames, filtersSet, first, isNarrowed, type FilterDefinition, type ListDefinition, type Search } from "./definition";

/**
 * The filters of a list: a form whose answers live in the address, so that a list can be shared.
 * A choice holds at once; what is typed holds at Enter. On a phone all but the search is folded away.
 * Without scripts it is a form like any other, but for days and the reader's marks in amounts.
 */
export function FilterBar({
  definition,
  search,
  here,
}: {
  definition: ListDefinition;
  search: Search;
  here: string;
}) {
  const t = useTranslations();
  const form = useRef<HTMLFormElement>(null);
  const [busy, start] = useTransition();
  const [open, setOpen] = useState(false);
  const folded = useId();
  const shown = definition.filters.filter((filter) => filter.kind !== "hidden");
  const locale = useLocale();
  const amounts = useMemo(() => new Set(definition.filters.filter(({ kind }) => kind === "amounts").flatMap(({ key }) => [`${key}_from`, `${key}_to`])), [definition]);
  const names = useMemo(() => [...filterNames(definition), "q"], [definition]);
  const parsers = useMemo(() => Object.fromEntries([...names, "after"].map((name) => [name, parseAsString])), [names]);
  const [, setAsked] = useQueryStates(parsers, { shallow: false, history: "push", startTransition: start });
  const apply = (event?: FormEvent) => {
    event?.preventDefault();
    if (!form.current) return;
    const said = new FormData(form.current);
    const asked = names.filter((name) => said.has(name)).map((name) => {
      const text = String(said.get(name)).trim();
      return [name, (amounts.has(name) ? typedDecimal(text, locale) : text) || null];
    });
    void setAsked({ ...Object.fromEntries(asked), after: null });
  };
  // A tab, a saved view or the way back changes the address: the fields follow, and keep the focus.
  useEffect(() => {
    for (const name of names) {
      for (const end of form.current?.elements ?? []) {
        if ((end instanceof HTMLInputElement || end instanceof HTMLSelectElement) && end.name === name) {
          if (end.type !== "hidden") end.value = amounts.has(name) ? writtenDecimal(first(search[name]), locale) : first(search[name]);
        }
      }
    }
  }, [amounts, locale, names, search]);
  return (
    <form
      ref={form}
      action={here}
      role="search"
      onSubmit={apply}
      aria-busy={busy}
      className="no-print mb-3 flex flex-wrap items-end gap-2"
    >
      {definition.search ? (
        <label className="grow text-xs text-quiet sm:grow-0">
          {t("table.search")}
          <input
            type="search"
            name="q"
            data-list-search=""
            aria-keyshortcuts="/"
            defaultValue={first(search.q)}
            className={`${inputClass} mt-0.5 sm:w-56`}
          />
        </label>
      ) : null}
      {shown.length > 0 ? (
        <Button aria-expanded={open} aria-controls={folded} onClick={() => setOpen(!open)} className="sm:hidden noscript:hidden">
          {t("table.filters", { count: filtersSet(definition, search) })}
        </Button>
      ) : null}
      <div
        id={folded}
        className={`w-full flex-wrap items-end gap-2 sm:contents ${open || shown.length === 0 ? "flex" : "hidden noscript:flex"}`}
      >
        {shown.map((filter) => (
          <Filter key={filter.key} filter={filter} search={search} onChoice={() => apply()} />
        ))}
        <Button type="submit">{t("table.apply")}</Button>
      </div>
      {isNarrowed(definition, search) ? (
        <Link href={here} className={buttonClass("quiet")}>
          {t("table.clear")}
        </Link>
      ) : null}
    </form>
  );
}

function Filter({ filter, search, onChoice }: { filter: FilterDefinition; search: Search; onChoice: () => void }) {
  const t = useTranslations();
  const locale = useLocale();
  const label = t(`fields.${filter.label ?? filter.key}`);
  const box = `${inputClass} mt-0.5`;
  if (filter.kind === "choice" || filter.kind === "boolean") {
    const choices = filter.kind === "boolean" ? ["true", "false"] : (filter.choices ?? []);
    const named = (choice: string) => {
      if (filter.kind === "boolean") return t(choice === "true" ? "common.yes" : "common.no");
      return wordFor(t, filter.key, choice, `${filter.words ?? "status"}.`);
    };
    return (
      <label className="text-xs text-quiet">
        {label}
        <select name={filter.key} defaultValue={first(search[filter.key])} onChange={onChoice} className={box}>
          <option value="">{t("table.any")}</option>
          {choices.map((choice) => (
            <option key={choice} value={`${filter.prefix ?? ""}${choice}`}>
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
      {(["from", "to"] as const).map((end) => {
        const name = `${filter.key}_${end}`;
        const names = { name, "aria-label": `${label}: ${t(`table.${end}`)}`, placeholder: t(`table.${end}`) };
        const initial = first(search[name]);
        return filter.kind === "dates" ? (
          <NamedDateInput key={end} {...names} initial={initial} className="mt-0.5 max-w-36" />
        ) : (
          <input key={end} {...names} inputMode="decimal" defaultValue={writtenDecimal(initial, locale)} className={`${box} max-w-36`} />
        );
      })}
    </fieldset>
  );
}
