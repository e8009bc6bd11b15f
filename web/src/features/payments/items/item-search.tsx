"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { inputClass } from "@/components/ui/field";
import { day, money } from "@/lib/format/format";
import { keyOf, searchItems, type OpenItem } from "./items";

const PAUSE = 180;

/** Finds an open document by any part of its number or its party's name; Enter takes one. */
export function ItemSearch({
  label,
  onPick,
  autoFocus = false,
}: {
  label: string;
  onPick: (item: OpenItem) => void;
  autoFocus?: boolean;
}) {
  const t = useTranslations("reconcile");
  const locale = useLocale();
  const id = useId();
  const [text, setText] = useState("");
  const [found, setFound] = useState<OpenItem[] | null>(null);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (text.trim().length < 2) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      searchItems(text, stop.signal)
        .then((items) => {
          setFound(items);
          setAt(0);
        })
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text]);
  const shown = text.trim().length < 2 ? null : found;
  const pick = (item: OpenItem) => {
    setText("");
    setFound(null);
    onPick(item);
  };
  const press = (event: KeyboardEvent) => {
    if (!shown) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(0, Math.min(shown.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      const item = shown[at];
      if (item) pick(item);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setText("");
    }
  };
  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={shown !== null}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown?.[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        autoFocus={autoFocus}
        placeholder={t("searchHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        className={inputClass}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={shown === null}
        className="absolute z-40 mt-1 max-h-72 w-full overflow-y-auto rounded-md border border-rule bg-raised p-1 shadow-lg"
      >
        {(shown ?? []).map((item, n) => (
          <li
            key={keyOf(item)}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === at}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(item);
            }}
            className="flex cursor-pointer flex-wrap justify-between gap-x-3 rounded px-2 py-1.5 text-sm aria-selected:bg-accent-soft"
          >
            <span>
              <span className="font-medium"><bdi>{item.document ?? item.number}</bdi></span> · <bdi>{item.party_name}</bdi>
              <span className="ms-2 text-xs text-quiet">{day(item.due, locale)}</span>
            </span>
            <span className="tabular-nums">{money(item.open, item.currency, locale)}</span>
          </li>
        ))}
        {shown?.length === 0 ? (
          <li role="option" aria-selected="false" aria-disabled="true" className="px-2 py-1.5 text-sm text-quiet">
            {t("noDocument")}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
